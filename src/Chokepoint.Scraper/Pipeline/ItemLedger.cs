using System.Text.Json;
using Chokepoint.Data;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Sources;
using Chokepoint.Scraper.Duplicates;
using Chokepoint.Scraper.Feeds;
using Chokepoint.Scraper.SecondOpinion;

namespace Chokepoint.Scraper.Pipeline;

/// <summary>
/// Keeps every new entry from the moment it is seen until its article is stored. What failed is tried again ever more seldom,
/// and stays visible.
/// </summary>
internal sealed class ItemLedger(ArticleFiling filing, ArticleStore articles, FailedItems items, ReadTimes reads)
{
    private const int MaximumAttempts = 10;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(24);

    public required TimeProvider Time { get; init; }

    public required EntryEdits Edits { get; init; }

    public StanceReview? Opinion { get; init; }

    /// <summary>Keeps those entries that are new or were edited. Answers how many there are.</summary>
    public async Task<int> SeeAsync(long sourceId, IReadOnlyList<PendingEntry> listed, CancellationToken cancellationToken)
    {
        var known = await articles.KnownUrlsAsync([.. listed.SelectMany(item => new[] { item.Url, item.CanonicalUrl }).Distinct()], cancellationToken);
        var stored = listed.Where(item => known.Contains(item.Url) || known.Contains(item.CanonicalUrl)).ToArray();
        var edits = await Edits.FindAsync(sourceId, stored, cancellationToken);
        var settled = stored.Select(item => item.Url).Except(edits.Edited).ToHashSet(StringComparer.Ordinal);
        var wanted = listed.Where(item => !settled.Contains(item.Url)).ToArray();
        var kept = await items.KeptAsync(sourceId, [.. wanted.Select(item => item.Url)], cancellationToken);
        var fresh = wanted.Where(item => !kept.Contains(item.Url)).ToArray();
        await items.WaitAsync(sourceId, [.. fresh.Select(item => new WaitingUrl(item.Url, JsonSerializer.Serialize(item.Entry)))], cancellationToken);
        await Edits.KeepAsync(sourceId, fresh.Concat(listed.Where(item => edits.Unknown.Contains(item.Url))), cancellationToken);
        return fresh.Length;
    }

    /// <summary>What is to be read in this poll: the newest first, then failures whose time has come.</summary>
    public async Task<IReadOnlyList<PendingEntry>> DueAsync(long sourceId, int most, CancellationToken cancellationToken) =>
        [.. (await items.DueAsync(sourceId, waiting: most, failed: most / 3, cancellationToken)).Select(item =>
            new PendingEntry(item.Url, Entry(item)) { SourceId = sourceId, Attempts = item.Attempts, ReadAt = Time.GetUtcNow() })];

    /// <summary>Stores the article. Where <paramref name="problem"/> says that it is less than the page holds, the page is tried again.</summary>
    public async Task<ItemOutcome> StoreAsync(PendingEntry item, NewArticle article, string? problem, CancellationToken cancellationToken)
    {
        var reviewed = Opinion is null ? article : await Opinion.ReviewAsync(article, cancellationToken);
        var result = await DatabaseOutage.PatientlyAsync(() => filing.AddAsync(reviewed, cancellationToken), Time, null, cancellationToken);
        if (result is StoreResult.Duplicate)
        {
            await reads.TouchAsync(result.Id, cancellationToken);
        }

        if (problem is null)
        {
            await items.ClearAsync(item.SourceId, item.Url, cancellationToken);
        }
        else
        {
            await FailAsync(item, $"only the feed's own text could be kept: {problem}", cancellationToken);
        }

        return new ItemOutcome(item.Url, result switch
        {
            StoreResult.Added => ItemState.Added,
            StoreResult.Revised => ItemState.Revised,
            _ => ItemState.Duplicate,
        }, problem);
    }

    public async Task<ItemOutcome> FailAsync(PendingEntry item, string message, CancellationToken cancellationToken)
    {
        var pause = FirstPause * Math.Pow(2, item.Attempts);
        DateTimeOffset? retryAt = item.Attempts >= MaximumAttempts ? null : Time.GetUtcNow() + (pause < LongestPause ? pause : LongestPause);
        var failed = new FailedUrl(item.SourceId, item.Url, message) { Entry = JsonSerializer.Serialize(item.Entry) };
        await items.RecordAsync(failed, retryAt, cancellationToken);
        return new ItemOutcome(item.Url, ItemState.Failed, message);
    }

    /// <summary>How many entries wait, and in one sentence which could not be read so far (null where there are none).</summary>
    public async Task<(int Waiting, string? Problem)> StateAsync(long sourceId, CancellationToken cancellationToken)
    {
        var (failed, waiting) = await items.CountAsync(sourceId, cancellationToken);
        var latest = failed == 0 ? null : await items.ListAsync(sourceId, cancellationToken) is [var first, ..] ? first : null;
        return (waiting, latest is null ? null : $"{failed} {(failed == 1 ? "page" : "pages")} could not be read, the latest {latest.Url}: {latest.Message}");
    }

    private static FeedEntry Entry(FailedItem item)
    {
        try
        {
            return (item.Entry is null ? null : JsonSerializer.Deserialize<FeedEntry>(item.Entry)) ?? new FeedEntry { Link = item.Url };
        }
        catch (JsonException)
        {
            return new FeedEntry { Link = item.Url };
        }
    }
}
