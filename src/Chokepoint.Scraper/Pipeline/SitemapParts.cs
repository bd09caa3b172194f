using Chokepoint.Data.Sources;
using Chokepoint.Scraper.Feeds;
using Chokepoint.Scraper.Fetching;

namespace Chokepoint.Scraper.Pipeline;

/// <summary>
/// Reads the sitemaps of an index, the latest change first and a few in each poll, until all were read; afterwards only
/// those that declare a change.
/// </summary>
internal sealed class SitemapParts(PoliteClient client, SourceParts parts, ItemLedger ledger)
{
    private const int MostPerPoll = 10;

    // An archive is not unpacked faster than its pages can be read.
    private const int MostWaiting = 5_000;
    private static readonly TimeSpan AfterFailure = TimeSpan.FromHours(1);

    public Task SeeAsync(Source source, Feed index, CancellationToken cancellationToken) => parts.SeeAsync(
        source.Id, [.. index.Entries.Where(entry => entry.Link is not null).Select(entry => (entry.Link ?? "", entry.Updated?.At))], cancellationToken);

    public async Task<EntryList> ReadAsync(Source source, CancellationToken cancellationToken)
    {
        var all = new EntryList(0);
        for (var read = 0; read < MostPerPoll && await parts.NextAsync(source.Id, cancellationToken) is { } url; read++)
        {
            if ((await ledger.StateAsync(source.Id, cancellationToken)).Waiting >= MostWaiting
                || await client.FetchAsync(new FetchRequest(url), cancellationToken) is var result && result is FetchResult.Throttled)
            {
                break;
            }

            // Its entries are kept before it counts as read: a process that dies in between loses none.
            var list = await SeeAsync(source, url, result, cancellationToken);
            await parts.DoneAsync(source.Id, url, list.IsUnreadable ? AfterFailure : null, cancellationToken);
            all = all with { Seen = all.Seen + list.Seen, Published = [.. all.Published, .. list.Published], Problem = all.Problem ?? list.Problem };
        }

        return all;
    }

    private async Task<EntryList> SeeAsync(Source source, string url, FetchResult result, CancellationToken cancellationToken)
    {
        switch (result is FetchResult.Fetched { Page: var page } ? SourceEntries.Read(page) : null)
        {
            case FeedResult.Read { Feed: { Kind: FeedKind.SitemapIndex } index }:
                await SeeAsync(source, index, cancellationToken);
                return new EntryList(0);
            case FeedResult.Read { Feed.Entries: var entries }:
                var listed = PendingEntry.Of(entries, url);
                await ledger.SeeAsync(source.Id, listed, cancellationToken);
                return new EntryList(listed.Count) { Published = [.. entries.Select(entry => entry.Published?.At).OfType<DateTimeOffset>()] };
            case FeedResult.NotAFeed { Reason: var reason }:
                return new EntryList(0, $"The sitemap {url} could not be read: {reason}") { IsUnreadable = true };
            default:
                return new EntryList(0, $"The sitemap {url} could not be read: {result.Message}") { IsUnreadable = true };
        }
    }
}
