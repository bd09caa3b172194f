using Chokepoint.Data.Articles;
using Npgsql;

namespace Chokepoint.Data.Sources;

/// <summary>What entries of a feed said when their pages were last asked for: RSS has no word for an edit, so another text is its sign.</summary>
public sealed class EntryTexts(NpgsqlDataSource database, TimeProvider time)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(14);

    /// <summary>Of the entries given as address and text: which are remembered with another text, and which not at all.</summary>
    public async Task<(IReadOnlySet<string> Changed, IReadOnlySet<string> Unknown)> CompareAsync(
        long sourceId, IReadOnlyDictionary<string, string> texts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var urls = texts.Keys.ToArray();
        HashSet<string> changed = [];
        HashSet<string> unknown = [.. urls];
        if (urls.Length == 0)
        {
            return (changed, unknown);
        }

        var byHash = urls.ToDictionary(url => Convert.ToHexString(CleanText.Hash(url)));
        await using var command = database.CreateCommand("select url_hash, text_hash from source_entry where source_id = $1 and url_hash = any($2)");
        command.Parameters.Add(new() { Value = sourceId });
        command.Parameters.Add(new() { Value = Array.ConvertAll(urls, CleanText.Hash) });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var url = byHash[Convert.ToHexString(reader.GetFieldValue<byte[]>(0))];
            unknown.Remove(url);
            if (!reader.GetFieldValue<byte[]>(1).AsSpan().SequenceEqual(CleanText.Hash(texts[url])))
            {
                changed.Add(url);
            }
        }

        return (changed, unknown);
    }

    /// <summary>Remembers what these entries say now, and forgets what is long past.</summary>
    public async Task KeepAsync(long sourceId, IReadOnlyDictionary<string, string> texts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Count == 0)
        {
            return;
        }

        var now = time.GetUtcNow().ToUniversalTime();
        await using var command = database.CreateCommand("""
            with past as (delete from source_entry where source_id = $1 and seen_at < $5 and url_hash <> all($3))
            insert into source_entry (source_id, url_hash, text_hash, seen_at)
            select $1, url_hash, text_hash, $2 from unnest($3::bytea[], $4::bytea[]) as entry (url_hash, text_hash) order by url_hash
            on conflict (source_id, url_hash) do update set text_hash = excluded.text_hash, seen_at = excluded.seen_at
            """);
        command.Parameters.Add(new() { Value = sourceId });
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = texts.Keys.Select(CleanText.Hash).ToArray() });
        command.Parameters.Add(new() { Value = texts.Values.Select(CleanText.Hash).ToArray() });
        command.Parameters.Add(new() { Value = now - KeptFor });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
