using Chokepoint.Data.Sources;
using Chokepoint.Scraper.Fetching;
using Chokepoint.Scraper.Pipeline;

namespace Chokepoint.Scraper;

/// <summary>
/// The whole path of an article: fetch the source, keep what it lists that is new, then read what is kept (fetch, extract, tag,
/// store). Every entry has an outcome.
/// </summary>
internal sealed class ArticlePipeline(PoliteClient client, SourceEntries lists, EntryPages pages, ItemLedger ledger)
{
    private const int MostPerPoll = 150;

    public async Task<PollOutcome> PollAsync(Source source, CancellationToken cancellationToken)
    {
        // A host that allows one request an hour would else be asked for its list for ever, and never for a page.
        var poll = new PollOutcome(FetchOutcome.Success, null);
        poll = source.Waiting > 0 ? await ReadDueAsync(source, poll, 1, cancellationToken) : poll;
        var listed = await ListAsync(source, cancellationToken) with { Items = poll.Items };
        if (listed.Outcome != FetchOutcome.Throttled)
        {
            listed = await ReadDueAsync(source, listed, MostPerPoll, cancellationToken);
        }

        var (waiting, problem) = await ledger.StateAsync(source.Id, cancellationToken);
        return listed with { Waiting = waiting, Message = listed.Message ?? problem };
    }

    private async Task<PollOutcome> ListAsync(Source source, CancellationToken cancellationToken)
    {
        var request = new FetchRequest(source.Url) { Etag = source.Etag, LastModified = source.LastModified };
        switch (await client.FetchAsync(request, cancellationToken))
        {
            case FetchResult.Fetched { Page: var page }:
                return await SeeAsync(source, page, cancellationToken);
            case FetchResult.NotModified { MovedTo: var moved }:
                var continued = await lists.ContinueAsync(source, cancellationToken);
                return new PollOutcome(FetchOutcome.NotModified, continued.Problem) { MovedTo = moved, Seen = continued.Seen, PublishedAt = continued.Published };
            case FetchResult.Throttled throttled:
                return new PollOutcome(FetchOutcome.Throttled, throttled.Message) { RetryAfter = throttled.RetryAfter, HttpStatus = throttled.Status };
            case var other:
                return new PollOutcome(FetchOutcome.Failed, other.Message) { HttpStatus = (other as FetchResult.Failed)?.Status };
        }
    }

    // The address and the validators change only with a list that could be read: a redirect to a parked page must not stick.
    private async Task<PollOutcome> SeeAsync(Source source, FetchedPage page, CancellationToken cancellationToken)
    {
        var list = await lists.ReadAsync(page, source, cancellationToken);
        return list.IsUnreadable
            ? new PollOutcome(FetchOutcome.Failed, list.Problem)
            : new PollOutcome(FetchOutcome.Success, list.Problem)
            {
                Seen = list.Seen,
                Etag = page.Etag,
                LastModified = page.LastModified,
                MovedTo = page.MovedTo,
                PublishedAt = list.Published,
            };
    }

    private async Task<PollOutcome> ReadDueAsync(Source source, PollOutcome poll, int most, CancellationToken cancellationToken)
    {
        List<ItemOutcome> outcomes = [.. poll.Items];
        var resting = new Dictionary<string, EntryReading.Later>(StringComparer.Ordinal);
        foreach (var item in await ledger.DueAsync(source.Id, most, cancellationToken))
        {
            if (resting.ContainsKey(item.Host))
            {
                continue;
            }

            switch (await pages.ReadAsync(item, source, cancellationToken))
            {
                case EntryReading.Read { Article: var article, Problem: var problem }:
                    outcomes.Add(await ledger.StoreAsync(item, article, problem, cancellationToken));
                    break;
                case EntryReading.Unread { Problem: var problem }:
                    outcomes.Add(await ledger.FailAsync(item, problem, cancellationToken));
                    break;
                case EntryReading.Later later:
                    resting[item.Host] = later;
                    break;
            }
        }

        var longest = resting.Values.MaxBy(later => later.Pause);
        return poll with { Items = outcomes, RetryAfter = longest?.Pause, Message = poll.Message ?? longest?.Problem };
    }
}
