using Chokepoint.Data.Articles;

namespace Chokepoint.Scraper.Duplicates;

/// <summary>Puts a stored article into the cluster of its near copies.</summary>
internal sealed class ClusterFinder(ClusterStore store)
{
    private const int MostCandidates = 20;

    /// <summary>Call after an article was added or revised. Answers the article whose cluster it joined; null when it stands alone.</summary>
    public async Task<long?> PlaceAsync(long articleId, string body, CancellationToken cancellationToken)
    {
        var keys = NearCopies.Keys(body);
        await store.SetKeysAsync(articleId, keys, cancellationToken);
        if (keys.Count == 0)
        {
            return null;
        }

        var candidates = await store.CandidatesAsync(keys, MostCandidates + 1, cancellationToken);
        var others = candidates.Where(candidate => candidate.ArticleId != articleId).Select(candidate => candidate.ArticleId).ToList();
        var texts = await store.TextsAsync(others, cancellationToken);
        foreach (var other in others)
        {
            if (texts.TryGetValue(other, out var text) && NearCopies.AreCopies(body, text.Body))
            {
                await store.JoinAsync(articleId, other, cancellationToken);
                return other;
            }
        }

        return null;
    }
}
