using Chokepoint.Data.Sources;
using Chokepoint.Scraper.Feeds;
using Chokepoint.Scraper.Feeds.Discovery;
using Chokepoint.Scraper.Fetching;
using Chokepoint.Scraper.Fetching.Encodings;

namespace Chokepoint.Scraper.Pipeline;

/// <summary>The entries of a source's page, or why it has none.</summary>
internal sealed record EntryList(IReadOnlyList<FeedEntry> Entries, string? Problem = null);

/// <summary>Reads what a source's address serves: feed, sitemap, index of sitemaps, or listing page.</summary>
internal sealed class SourceEntries(PoliteClient client)
{
    private const int MaximumSitemaps = 10;

    public async Task<EntryList> ReadAsync(FetchedPage page, Source source, CancellationToken cancellationToken)
    {
        var address = new Uri(page.Url);
        switch (Read(page))
        {
            case FeedResult.Read { Feed.Kind: FeedKind.SitemapIndex } index:
                return await ReadIndexAsync(index.Feed, cancellationToken);
            case FeedResult.Read { Feed: var feed }:
                return new EntryList(feed.Entries);
            case FeedResult.NotAFeed { IsHtml: true } when source.Kind == SourceKind.Listing:
                return ReadListing(page, address, source.LinkSelector);
            case FeedResult.NotAFeed { Reason: var reason }:
                return new EntryList([], reason);
            default:
                return new EntryList([]);
        }
    }

    public static FeedResult Read(FetchedPage page) =>
        FeedReader.Read(page.Body, page.Charset is null ? page.MediaType : $"{page.MediaType}; charset={page.Charset}", new Uri(page.Url));

    private static EntryList ReadListing(FetchedPage page, Uri address, string? selector)
    {
        try
        {
            var entries = ListingPage.Read(HtmlEncoding.Decode(page.Body, page.Charset), address, selector);
            return new EntryList(entries, entries.Count > 0 ? null : "No list of articles was found on the page; set a selector for its links.");
        }
        catch (FormatException exception)
        {
            return new EntryList([], exception.Message);
        }
    }

    // The newest first: an archive of years must not hide today's.
    private async Task<EntryList> ReadIndexAsync(Feed index, CancellationToken cancellationToken)
    {
        List<FeedEntry> entries = [];
        List<string> problems = [];
        foreach (var sitemap in index.Entries.OrderByDescending(entry => entry.Updated?.At).Take(MaximumSitemaps))
        {
            var result = await client.FetchAsync(new FetchRequest(sitemap.Link ?? ""), cancellationToken);
            if (result is FetchResult.Fetched { Page: var page } && Read(page) is FeedResult.Read { Feed: { Kind: not FeedKind.SitemapIndex } feed })
            {
                entries.AddRange(feed.Entries);
            }
            else
            {
                problems.Add($"{sitemap.Link}: {result.Message}");
            }
        }

        return new EntryList(entries, entries.Count == 0 && problems.Count > 0 ? problems[0] : null);
    }
}
