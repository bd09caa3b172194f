using Chokepoint.Scraper.Feeds;

namespace Chokepoint.Scraper.Pipeline;

/// <summary>An entry on its way to an article: under its own address, or one made for it where it has none.</summary>
internal sealed record PendingEntry(string Url, FeedEntry Entry)
{
    private const int EnoughText = 200;

    public long SourceId { get; init; }

    /// <summary>The moment of reading: dates that lie beyond it are not believed.</summary>
    public DateTimeOffset ReadAt { get; init; }

    /// <summary>How often it was tried before.</summary>
    public int Attempts { get; init; }

    /// <summary>False where the feed's own text is all there is.</summary>
    public bool HasPage => Url == WebLink(Entry);

    /// <summary>The address without tracking parameters.</summary>
    public string CanonicalUrl => HasPage ? Fetching.Urls.CanonicalUrl.Of(Url) : Url;

    public string Host => new Uri(Url).Authority;

    /// <summary>
    /// Every entry of a list, the newest first, each once. Entries that share one address are one page, but for those whose own
    /// text is long enough to be an article.
    /// </summary>
    public static IReadOnlyList<PendingEntry> Of(IEnumerable<FeedEntry> entries, string feed)
    {
        var pages = new HashSet<string>(StringComparer.Ordinal);
        List<PendingEntry> pending = [];
        foreach (var entry in entries.OrderByDescending(entry => entry.Published?.At ?? entry.Updated?.At))
        {
            if (WebLink(entry) is { } link && pages.Add(link))
            {
                pending.Add(new PendingEntry(link, entry));
            }
            else if (WebLink(entry) is null || (entry.Content ?? entry.Summary)?.Length >= EnoughText)
            {
                pending.Add(new PendingEntry($"{feed.Split('#')[0]}#entry-{Fingerprint.Of(entry.Id ?? $"{entry.Title}\n{entry.Summary}")}", entry));
            }
        }

        return [.. pending.DistinctBy(item => item.Url)];
    }

    private static string? WebLink(FeedEntry entry) =>
        Uri.TryCreate(entry.Link, UriKind.Absolute, out var link) && link.Scheme is "http" or "https" ? link.AbsoluteUri : null;
}
