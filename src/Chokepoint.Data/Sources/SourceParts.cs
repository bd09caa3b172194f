using Chokepoint.Data.Articles;
using Npgsql;

namespace Chokepoint.Data.Sources;

/// <summary>The sitemaps of an index: which are to be read, so that an archive of years is worked off and never hides today's.</summary>
public sealed class SourceParts(NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Remembers what an index lists; a part is due when it is new or declares another change than before.</summary>
    public async Task SeeAsync(long sourceId, IReadOnlyCollection<(string Url, DateTimeOffset? ChangedAt)> parts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var rows = parts.DistinctBy(part => part.Url).ToArray();
        await using var command = database.CreateCommand("""
            insert into source_part (source_id, url_hash, url, changed_at, due_at)
            select $1, hash, url, changed_at, $2 from unnest($3::bytea[], $4::text[], $5::timestamptz[]) as part (hash, url, changed_at) order by hash
            on conflict (source_id, url_hash) do update set changed_at = excluded.changed_at, due_at = excluded.due_at
            where source_part.changed_at is distinct from excluded.changed_at
            """);
        command.Parameters.Add(new() { Value = sourceId });
        command.Parameters.Add(new() { Value = time.GetUtcNow().ToUniversalTime() });
        command.Parameters.Add(new() { Value = Array.ConvertAll(rows, row => CleanText.Hash(row.Url)) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(rows, row => CleanText.Of(row.Url)) });
        command.Parameters.Add(new() { Value = Array.ConvertAll(rows, row => row.ChangedAt?.ToUniversalTime()) });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The next part to read, the latest change first; null where none is due.</summary>
    public async Task<string?> NextAsync(long sourceId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            select url from source_part where source_id = $1 and due_at <= $2 order by changed_at desc nulls last, due_at, url desc limit 1
            """);
        command.Parameters.Add(new() { Value = sourceId });
        command.Parameters.Add(new() { Value = time.GetUtcNow().ToUniversalTime() });
        return (string?)await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>A part was read, or could not be: it is due again at <paramref name="pause"/> from now.</summary>
    /// <param name="pause">Null: only when it declares a change; one that declares none at all is looked at again later.</param>
    public async Task DoneAsync(long sourceId, string url, TimeSpan? pause, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            update source_part set due_at = case when $3::interval is not null then $4::timestamptz + $3
                when changed_at is null then $4::timestamptz + interval '6 hours' end
            where source_id = $1 and url_hash = $2
            """);
        command.Parameters.Add(new() { Value = sourceId });
        command.Parameters.Add(new() { Value = CleanText.Hash(url) });
        command.Parameters.Add(new() { Value = pause is null ? DBNull.Value : pause.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Interval });
        command.Parameters.Add(new() { Value = time.GetUtcNow().ToUniversalTime() });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<int> CountDueAsync(long sourceId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select count(*)::int from source_part where source_id = $1 and due_at <= $2");
        command.Parameters.Add(new() { Value = sourceId });
        command.Parameters.Add(new() { Value = time.GetUtcNow().ToUniversalTime() });
        return (int)(await command.ExecuteScalarAsync(cancellationToken) ?? 0);
    }
}
