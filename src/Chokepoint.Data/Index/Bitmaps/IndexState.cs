using System.Collections.Concurrent;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>One version of the index: all articles as of one moment, in chunks in timeline order. Never changed.</summary>
internal sealed record IndexState(Chunk[] Chunks, TokenTable Table, IReadOnlySet<long> Clusters)
{
    private const int MostTexts = 32;

    public long Version { get; init; }

    public int ChunkRows { get; init; } = Chunk.MostRows;

    public long Count { get; } = Chunks.Sum(chunk => (long)chunk.Count);

    public long Bytes => Chunks.Sum(chunk => chunk.Bytes);

    private long HighestId { get; } = Chunks.Length == 0 ? long.MinValue : Chunks.Max(chunk => chunk.IdRange.Most);

    /// <summary>What full text found in this version.</summary>
    private ConcurrentDictionary<string, Lazy<Task<TextPlaces>>> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>The places of a text in this version; asked for once, however many wait for it.</summary>
    public Task<TextPlaces> TextAsync(string text, Func<Task<TextPlaces>> find)
    {
        if (Texts.Count > MostTexts)
        {
            Texts.Clear();
        }

        var found = Texts.GetOrAdd(text, _ => new Lazy<Task<TextPlaces>>(find)).Value;
        if (found.IsFaulted || found.IsCanceled)
        {
            Texts.TryRemove(text, out _);
        }

        return found;
    }

    /// <summary>The same places if they are known already.</summary>
    public TextPlaces? KnownText(string text) =>
        Texts.TryGetValue(text, out var found) && found is { IsValueCreated: true, Value.IsCompletedSuccessfully: true } ? found.Value.Result : null;

    /// <summary>Number of the chunk in which a key has its place; 0 where there is none.</summary>
    public int ChunkOf((long At, long Id) key)
    {
        var (low, high) = (0, Chunks.Length - 1);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (IndexRow.Compare(Chunks[middle].LastKey, key) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The next version: <paramref name="changed"/> articles are as <paramref name="present"/> says; those without a row are gone.</summary>
    public IndexState With(IReadOnlySet<long> changed, IReadOnlyList<IndexRow> present)
    {
        var clusters = Clusters;
        if (present.Any(row => row.ClusterId != row.Id && !Clusters.Contains(row.ClusterId)))
        {
            clusters = Clusters.Concat(present.Where(row => row.ClusterId != row.Id).Select(row => row.ClusterId)).ToHashSet();
        }

        var added = Chunks.Length == 0
            ? present.ToLookup(_ => 0)
            : present.ToLookup(row => ChunkOf((row.At, row.Id)));
        var builder = new ChunkBuilder(Table, clusters, ChunkRows);
        var known = changed.Where(id => id <= HighestId).ToHashSet();
        var chunks = Chunks.Length == 0
            ? builder.Build(Sorted(present)).ToArray()
            : [.. Chunks.SelectMany((chunk, number) => Renew(chunk, known, [.. added[number]], builder))];
        return new IndexState(chunks, Table, clusters) { Version = Version + 1, ChunkRows = ChunkRows };
    }

    private static IEnumerable<Chunk> Renew(Chunk chunk, HashSet<long> gone, IndexRow[] added, ChunkBuilder builder)
    {
        if (added.Length == 0 && !HasAny(chunk, gone))
        {
            return [chunk];
        }

        return builder.Build(Sorted([.. chunk.Rows().Where(row => !gone.Contains(row.Id)), .. added]));
    }

    private static bool HasAny(Chunk chunk, HashSet<long> ids)
    {
        if (!ids.Any(id => id >= chunk.IdRange.Least && id <= chunk.IdRange.Most))
        {
            return false;
        }

        foreach (var id in chunk.Ids)
        {
            if (ids.Contains(id))
            {
                return true;
            }
        }

        return false;
    }

    private static IndexRow[] Sorted(IEnumerable<IndexRow> rows)
    {
        IndexRow[] sorted = [.. rows];
        Array.Sort(sorted, IndexRow.Compare);
        return sorted;
    }
}
