using Chokepoint.Data.Articles;
using Chokepoint.Data.Sources;
using Chokepoint.Scraper.Feeds;
using Chokepoint.Scraper.SecondOpinion;

namespace Chokepoint.Scraper.Pipeline;

/// <summary>Stores articles, and keeps what failed until it is read: tried again ever more seldom, never forgotten.</summary>
internal sealed class ItemLedger(ArticleStore articles, FailedItems failures, TimeProvider time, StanceReview? opinion = null)
{
    private const int MaximumAttempts = 10;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(24);

    /// <summary>The new entries and the earlier failures that may be tried now.</summary>
    public async Task<IReadOnlyList<(string Url, FeedEntry Entry)>> ReadyAsync(
        long sourceId, IReadOnlyList<(string Url, FeedEntry Entry)> fresh, CancellationToken cancellationToken)
    {
        var failed = (await failures.ListAsync(sourceId, cancellationToken)).ToDictionary(item => item.Url);
        var offered = fresh.Select(item => item.Url).ToHashSet();
        return
        [
            .. fresh.Where(item => !failed.TryGetValue(item.Url, out var earlier) || IsDue(earlier)),
            .. failed.Values.Where(item => IsDue(item) && !offered.Contains(item.Url)).Select(item => (item.Url, new FeedEntry { Link = item.Url })),
        ];
    }

    public Task<IReadOnlyList<(string Url, FeedEntry Entry)>> DueAsync(long sourceId, CancellationToken cancellationToken) =>
        ReadyAsync(sourceId, [], cancellationToken);

    public async Task<ItemOutcome> StoreAsync(long sourceId, string url, NewArticle article, CancellationToken cancellationToken)
    {
        var reviewed = opinion is null ? article : await opinion.ReviewAsync(article, cancellationToken);
        var result = await articles.AddAsync(reviewed, cancellationToken);
        await failures.ClearAsync(sourceId, url, cancellationToken);
        return new ItemOutcome(url, result switch
        {
            StoreResult.Added => ItemState.Added,
            StoreResult.Revised => ItemState.Revised,
            _ => ItemState.Duplicate,
        });
    }

    public async Task<ItemOutcome> FailAsync(long sourceId, string url, string message, CancellationToken cancellationToken)
    {
        var attempts = (await failures.ListAsync(sourceId, cancellationToken)).FirstOrDefault(item => item.Url == url)?.Attempts ?? 0;
        var pause = FirstPause * Math.Pow(2, attempts);
        DateTimeOffset? retryAt = attempts >= MaximumAttempts ? null : time.GetUtcNow() + (pause < LongestPause ? pause : LongestPause);
        await failures.RecordAsync(new FailedUrl(sourceId, url, message), retryAt, cancellationToken);
        return new ItemOutcome(url, ItemState.Failed, message);
    }

    /// <summary>The pages of a source that could not be read so far, in one sentence; null where there are none.</summary>
    public async Task<string?> ProblemAsync(long sourceId, CancellationToken cancellationToken)
    {
        var failed = await failures.ListAsync(sourceId, cancellationToken);
        var latest = failed.MaxBy(item => item.LastAt);
        return latest is null ? null : $"{failed.Count} {(failed.Count == 1 ? "page" : "pages")} could not be read, the latest {latest.Url}: {latest.Message}";
    }

    private bool IsDue(FailedItem item) => item.RetryAt <= time.GetUtcNow();
}
