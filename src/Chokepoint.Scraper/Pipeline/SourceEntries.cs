using Chokepoint.Data.Sources;
using Chokepoint.Scraper.Feeds;
using Chokepoint.Scraper.Feeds.Discovery;
using Chokepoint.Scraper.Fetching;
using Chokepoint.Scraper.Fetching.Encodings;

namespace Chokepoint.Scraper.Pipeline;

/// <summary>What a source listed: every new entry of it is kept by now.</summary>
internal sealed record EntryList(int Seen, string? Problem = null)
{
    /// <summary>True where the address served no list at all.</summary>
    public bool IsUnreadable { get; init; }

    public IReadOnlyList<DateTimeOffset> Published { get; init; } = [];
}

/// <summary>Reads what a source's address serves (feed, sitemap, index of sitemaps, or listing page) and keeps what is new.</summary>
internal sealed class SourceEntries(SitemapParts parts, ItemLedger ledger)
{
    public async Task<EntryList> ReadAsync(FetchedPage page, Source source, CancellationToken cancellationToken)
    {
        switch (Read(page))
        {
            case FeedResult.Read { Feed: { Kind: FeedKind.SitemapIndex } index }:
                await parts.SeeAsync(source, index, cancellationToken);
                return await parts.ReadAsync(source, cancellationToken);
            case FeedResult.Read { Feed: var feed }:
                return await SeeAsync(source, feed.Entries, page, cancellationToken);
            case FeedResult.NotAFeed when source.Kind == SourceKind.Listing:
                return await ReadListingAsync(page, source, cancellationToken);
            case FeedResult.NotAFeed { Reason: var reason }:
                return new EntryList(0, reason) { IsUnreadable = true };
            default:
                return new EntryList(0);
        }
    }

    /// <summary>What of an index of sitemaps is still to be read, though the index itself has not changed.</summary>
    public Task<EntryList> ContinueAsync(Source source, CancellationToken cancellationToken) => parts.ReadAsync(source, cancellationToken);

    public static FeedResult Read(FetchedPage page) =>
        FeedReader.Read(page.Body, page.Charset is null ? page.MediaType : $"{page.MediaType}; charset={page.Charset}", new Uri(page.Url));

    private async Task<EntryList> SeeAsync(Source source, IReadOnlyList<FeedEntry> entries, FetchedPage page, CancellationToken cancellationToken)
    {
        var listed = PendingEntry.Of(entries, page.Url);
        await ledger.SeeAsync(source.Id, listed, cancellationToken);
        return new EntryList(listed.Count) { Published = [.. entries.Select(entry => entry.Published?.At).OfType<DateTimeOffset>()] };
    }

    private async Task<EntryList> ReadListingAsync(FetchedPage page, Source source, CancellationToken cancellationToken)
    {
        try
        {
            var entries = ListingPage.Read(HtmlEncoding.Decode(page.Body, page.Charset), new Uri(page.Url), source.LinkSelector);
            return entries.Count > 0
                ? await SeeAsync(source, entries, page, cancellationToken)
                : new EntryList(0, "No list of articles was found on the page; set a selector for its links.") { IsUnreadable = true };
        }
        catch (FormatException exception)
        {
            return new EntryList(0, exception.Message) { IsUnreadable = true };
        }
    }
}
