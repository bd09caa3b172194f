using System.Collections.Frozen;
using Npgsql;

namespace Chokepoint.Data.Sources;

/// <summary>Ids and slugs of all sources, read again every half minute: names are resolved here and not by joins.</summary>
public sealed class SourceNames(NpgsqlDataSource database, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private volatile Snapshot? current;

    public async ValueTask<Snapshot> GetAsync(CancellationToken cancellationToken) =>
        current is { } known && time.GetUtcNow() - known.ReadAt < Fresh ? known : await ReloadAsync(cancellationToken);

    /// <summary>Names that know this slug, unless no source has it.</summary>
    internal async ValueTask<Snapshot> CoveringAsync(IEnumerable<string> slugs, CancellationToken cancellationToken)
    {
        var known = await GetAsync(cancellationToken);
        return slugs.All(known.IdBySlug.ContainsKey) ? known : await ReloadAsync(cancellationToken);
    }

    /// <summary>Names that know these ids: articles may come from a source that was added a moment ago.</summary>
    internal async ValueTask<Snapshot> CoveringAsync(IEnumerable<long> ids, CancellationToken cancellationToken)
    {
        var known = await GetAsync(cancellationToken);
        return ids.All(known.SlugById.ContainsKey) ? known : await ReloadAsync(cancellationToken);
    }

    private async Task<Snapshot> ReloadAsync(CancellationToken cancellationToken)
    {
        var readAt = time.GetUtcNow();
        await using var command = database.CreateCommand("select id, slug from source");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var slugs = new Dictionary<long, string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            slugs[reader.GetInt64(0)] = reader.GetString(1);
        }

        return current = new Snapshot(readAt, slugs.ToFrozenDictionary(), slugs.ToFrozenDictionary(pair => pair.Value, pair => pair.Key));
    }

    public sealed record Snapshot(
        DateTimeOffset ReadAt, FrozenDictionary<long, string> SlugById, FrozenDictionary<string, long> IdBySlug);
}
