using System.Collections.Frozen;
using Chokepoint.Data.Articles;

namespace Chokepoint.Scraper.Duplicates;

/// <summary>Puts stored articles into the clusters of their near copies.</summary>
internal sealed class ClusterFinder(ClusterStore store, TimeProvider time)
{
    private const int MostCandidates = 20;
    private const int MostUnplaced = 1000;
    private const int PlacedAtOnce = 100;
    private static readonly TimeSpan Recent = TimeSpan.FromDays(3);

    /// <summary>Call after articles were added or revised, with their texts; those without copies stand alone.</summary>
    /// <param name="articles">All of them.</param>
    /// <param name="added">Those among them that are new.</param>
    /// <param name="cancellationToken">Breaks off; the articles are placed later then.</param>
    public async Task PlaceAsync(
        IReadOnlyCollection<(long ArticleId, string Body)> articles, IReadOnlySet<long> added, CancellationToken cancellationToken)
    {
        // What was revised within one batch has its last text.
        var prints = articles.GroupBy(article => article.ArticleId, article => article.Body)
            .ToDictionary(texts => texts.Key, texts => new TextPrint(texts.Last()));
        var keys = prints.Select(article => (article.Key, article.Value.Keys())).ToList();

        // The keys come first: of two copies stored at the same moment, the later one finds the other's.
        await store.SetKeysAsync(keys, [.. prints.Keys.Where(id => !added.Contains(id))], cancellationToken);
        keys.RemoveAll(article => article.Item2.Count == 0);
        if (keys.Count == 0)
        {
            return;
        }

        var candidates = await store.CandidatesAsync(keys, MostCandidates, cancellationToken);
        var texts = await store.TextsAsync([.. candidates.SelectMany(others => others).Distinct()], cancellationToken);
        foreach (var (id, text) in texts.Where(text => !prints.ContainsKey(text.Key)))
        {
            prints[id] = new TextPrint(text.Body);
        }

        await store.JoinAsync([.. Copies(candidates, prints, texts)], cancellationToken);
    }

    /// <summary>Places articles that were stored by a process which died before it placed them.</summary>
    public async Task<int> CatchUpAsync(CancellationToken cancellationToken)
    {
        var missing = await store.WithoutKeysAsync(time.GetUtcNow() - Recent, MostUnplaced, cancellationToken);
        foreach (var some in missing.Chunk(PlacedAtOnce))
        {
            await PlaceAsync(some, FrozenSet<long>.Empty, cancellationToken);
        }

        return missing.Count;
    }

    // All clusters an article has copies in become one: copies that come at once found each other only in part.
    private static IEnumerable<(long, long)> Copies(
        ILookup<long, long> candidates, Dictionary<long, TextPrint> prints, IReadOnlyDictionary<long, (long ClusterId, string Body)> texts)
    {
        var compared = new HashSet<(long, long)>();
        foreach (var others in candidates)
        {
            var joined = new HashSet<long>();
            foreach (var other in others)
            {
                if (texts.TryGetValue(other, out var text) && !joined.Contains(text.ClusterId)
                    && compared.Add((Math.Min(others.Key, other), Math.Max(others.Key, other))) && prints[others.Key].IsCopyOf(prints[other]))
                {
                    joined.Add(text.ClusterId);
                    yield return (others.Key, other);
                }
            }
        }
    }
}
