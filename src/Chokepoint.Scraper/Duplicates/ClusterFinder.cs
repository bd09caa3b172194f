using Chokepoint.Data.Articles;

namespace Chokepoint.Scraper.Duplicates;

/// <summary>Puts a stored article into the cluster of its near copies.</summary>
internal sealed class ClusterFinder(ClusterStore store, TimeProvider time)
{
    private const int MostCandidates = 20;
    private const int MostUnplaced = 1000;
    private static readonly TimeSpan Recent = TimeSpan.FromDays(3);

    /// <summary>Call after an article was added or revised. Answers the article whose cluster it joined; null when it stands alone.</summary>
    public async Task<long?> PlaceAsync(long articleId, string body, CancellationToken cancellationToken)
    {
        var keys = NearCopies.Keys(body);

        // The keys come first: of two copies stored at the same moment, the later one finds the other's.
        await store.SetKeysAsync(articleId, keys, cancellationToken);
        if (keys.Count == 0)
        {
            return null;
        }

        var candidates = await store.CandidatesAsync(keys, MostCandidates + 1, cancellationToken);
        var others = candidates.Where(candidate => candidate.ArticleId != articleId).Select(candidate => candidate.ArticleId).ToList();
        var texts = await store.TextsAsync(others, cancellationToken);
        var joined = new Dictionary<long, long>();
        foreach (var other in others)
        {
            // All clusters it has copies in become one: copies that come at once found each other only in part.
            if (texts.TryGetValue(other, out var text) && !joined.ContainsKey(text.ClusterId) && NearCopies.AreCopies(body, text.Body))
            {
                await store.JoinAsync(articleId, other, cancellationToken);
                joined[text.ClusterId] = other;
            }
        }

        return joined.Count == 0 ? null : others.Find(joined.ContainsValue);
    }

    /// <summary>Places articles that were stored by a process which died before it placed them.</summary>
    public async Task<int> CatchUpAsync(CancellationToken cancellationToken)
    {
        var missing = await store.WithoutKeysAsync(time.GetUtcNow() - Recent, MostUnplaced, cancellationToken);
        foreach (var (articleId, body) in missing)
        {
            await PlaceAsync(articleId, body, cancellationToken);
        }

        return missing.Count;
    }
}
