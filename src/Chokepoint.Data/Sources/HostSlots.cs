using Npgsql;

namespace Chokepoint.Data.Sources;

/// <summary>Politeness across processes: each request to a host books the next free moment.</summary>
public sealed class HostSlots(NpgsqlDataSource database, TimeProvider time)
{
    private const string Book = """
        insert into host (host, next_request_at) values ($1, $2::timestamptz + $3)
        on conflict (host) do update set next_request_at = greatest(host.next_request_at, $2) + $3
        returning next_request_at - $3
        """;

    /// <summary>The moment from which this caller may send one request; nobody else gets a moment within <paramref name="gap"/> after it.</summary>
    public async Task<DateTimeOffset> BookAsync(string host, TimeSpan gap, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Book);
        command.Parameters.Add(new() { Value = host });
        command.Parameters.Add(new() { Value = time.GetUtcNow() });
        command.Parameters.Add(new() { Value = gap });
        var at = await command.ExecuteScalarAsync(cancellationToken);
        return new DateTimeOffset((DateTime)(at ?? throw new InvalidOperationException("PostgreSQL returned no row for a booked host.")));
    }

    /// <summary>Keeps everybody away from a host until then, as its Retry-After asks.</summary>
    public async Task HoldAsync(string host, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            insert into host (host, next_request_at) values ($1, $2)
            on conflict (host) do update set next_request_at = greatest(host.next_request_at, excluded.next_request_at)
            """);
        command.Parameters.Add(new() { Value = host });
        command.Parameters.Add(new() { Value = until.ToUniversalTime() });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
