using System.Collections.Concurrent;
using Chokepoint.Data.Articles;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>One version of the index: all articles as of one moment, in chunks in timeline order. Never changed.</summary>
internal sealed record IndexState(Chunk[] Chunks, TokenTable Table)
{
    private const int MostTexts = 32;
    private const int MostFacets = 256;

    public long Version { get; init; }

    public int ChunkRows { get; init; } = Chunk.MostRows;

    public long Count { get; } = Chunks.Sum(chunk => (long)chunk.Count);

    public long Bytes => Chunks.Sum(chunk => chunk.Bytes) + Table.Clusters.Bytes;

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

    private ConcurrentDictionary<string, Lazy<Task<Facets>>> Counted { get; } = new(StringComparer.Ordinal);

    /// <summary>The facets of a filter in this version: readers come back to the same ones, first of all to no filter.</summary>
    public async Task<Facets> FacetsAsync(ArticleFilter filter, Func<Task<Facets>> count)
    {
        if (Counted.Count > MostFacets)
        {
            Counted.Clear();
        }

        var key = FilterQuery.Format(filter);
        try
        {
            return await Counted.GetOrAdd(key, _ => new Lazy<Task<Facets>>(count)).Value;
        }
        catch
        {
            Counted.TryRemove(key, out _);
            throw;
        }
    }

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
        // Whoever gave its id to a new cluster did not change, but is one of several now.
        var heads = present.Where(row => row.ClusterId != row.Id && !Table.Clusters.Has(row.ClusterId)).Select(row => row.ClusterId).ToHashSet();
        foreach (var head in heads)
        {
            Table.Clusters.NumberOf(head);
        }

        var added = Chunks.Length == 0
            ? present.ToLookup(_ => 0)
            : present.ToLookup(row => ChunkOf((row.At, row.Id)));
        var builder = new ChunkBuilder(Table, ChunkRows);
        var known = changed.Where(id => id <= HighestId).ToHashSet();
        IEnumerable<Chunk> Renew(Chunk chunk, IndexRow[] more) => more.Length == 0 && !HasAny(chunk, known)
            ? [HasAny(chunk, heads) ? chunk.WithHeads(Table.Clusters) : chunk]
            : builder.Build(Sorted([.. chunk.Rows(Table.Clusters).Where(row => !known.Contains(row.Id)), .. more]));
        var chunks = Chunks.Length == 0
            ? builder.Build(Sorted(present)).ToArray()
            : [.. Chunks.SelectMany((chunk, number) => Renew(chunk, [.. added[number]]))];
        return new IndexState(chunks, Table) { Version = Version + 1, ChunkRows = ChunkRows };
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

    private static RowBlock Sorted(IEnumerable<IndexRow> rows)
    {
        IndexRow[] sorted = [.. rows];
        Array.Sort(sorted, IndexRow.Compare);
        return RowBlock.Of(sorted);
    }
}
