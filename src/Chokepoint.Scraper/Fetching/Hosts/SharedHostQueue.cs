using Chokepoint.Data;
using Npgsql;

namespace Chokepoint.Scraper.Fetching.Hosts;

/// <summary>Turns for all processes together: one row a host. A process that dies holds it no longer than its lock lasts.</summary>
internal sealed class SharedHostQueue(NpgsqlDataSource database, TimeProvider time) : HostQueue
{
    private const string Take = """
        with mine as (
            insert into host (host, next_request_at) values ($1, $2)
            on conflict (host) do update set next_request_at = excluded.next_request_at where host.next_request_at <= $3
            returning 1)
        select exists (select from mine), (select next_request_at from host where host = $1)
        """;

    public override Task<DateTimeOffset?> TryTakeAsync(string host, DateTimeOffset until, CancellationToken cancellationToken) =>
        DatabaseOutage.PatientlyAsync(() => TakeAsync(host, until, cancellationToken), time, null, cancellationToken);

    public override Task FreeAsync(string host, DateTimeOffset until, DateTimeOffset next, CancellationToken cancellationToken) =>
        DatabaseOutage.PatientlyAsync(() => ReleaseAsync(host, until, next, cancellationToken), time, null, cancellationToken);

    private async Task<DateTimeOffset?> TakeAsync(string host, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Take);
        command.Parameters.Add(new() { Value = host });
        command.Parameters.Add(new() { Value = until });
        command.Parameters.Add(new() { Value = time.GetUtcNow() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        if (reader.GetBoolean(0))
        {
            return null;
        }

        // Another process asks this host for the first time: its row was not there yet when ours began to look.
        return await reader.IsDBNullAsync(1, cancellationToken) ? time.GetUtcNow() : reader.GetFieldValue<DateTimeOffset>(1);
    }

    private async Task<int> ReleaseAsync(string host, DateTimeOffset until, DateTimeOffset next, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("update host set next_request_at = $3 where host = $1 and next_request_at = $2");
        command.Parameters.Add(new() { Value = host });
        command.Parameters.Add(new() { Value = until });
        command.Parameters.Add(new() { Value = next });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
