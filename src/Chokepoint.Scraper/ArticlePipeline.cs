using Chokepoint.Data.Articles;
using Chokepoint.Data.Sources;
using Chokepoint.Scraper.Extraction;
using Chokepoint.Scraper.Feeds;
using Chokepoint.Scraper.Fetching;
using Chokepoint.Scraper.Fetching.Encodings;
using Chokepoint.Scraper.Fetching.Urls;
using Chokepoint.Scraper.Pipeline;

namespace Chokepoint.Scraper;

/// <summary>The whole path of an article: poll a source, fetch what is new, extract, tag, store. Every entry has an outcome.</summary>
internal sealed class ArticlePipeline(PoliteClient client, SourceEntries reader, ArticleStore articles, ItemLedger ledger)
{
    private const int MaximumPerPoll = 200;

    public async Task<PollOutcome> PollAsync(Source source, CancellationToken cancellationToken)
    {
        var request = new FetchRequest(source.Url) { Etag = source.Etag, LastModified = source.LastModified };
        switch (await client.FetchAsync(request, cancellationToken))
        {
            case FetchResult.Fetched { Page: var page }:
                var list = await reader.ReadAsync(page, source, cancellationToken);
                return list.Problem is { } problem
                    ? new PollOutcome(FetchOutcome.Failed, problem) { MovedTo = page.MovedTo }
                    : await ReadItemsAsync(source, page, list.Entries, cancellationToken);
            case FetchResult.NotModified { MovedTo: var moved }:
                var retried = await ReadAllAsync(source, await ledger.DueAsync(source.Id, cancellationToken), cancellationToken);
                return new PollOutcome(FetchOutcome.NotModified, await ledger.ProblemAsync(source.Id, cancellationToken)) { Items = retried.Items, MovedTo = moved };
            case FetchResult.Throttled throttled:
                return new PollOutcome(FetchOutcome.Throttled, throttled.Message) { RetryAfter = throttled.RetryAfter, HttpStatus = throttled.Status };
            case var other:
                return new PollOutcome(FetchOutcome.Failed, other.Message) { HttpStatus = (other as FetchResult.Failed)?.Status };
        }
    }

    private async Task<PollOutcome> ReadItemsAsync(
        Source source, FetchedPage page, IReadOnlyList<FeedEntry> entries, CancellationToken cancellationToken)
    {
        var all = entries.Select(entry => (Url: UrlOf(entry, page.Url), Entry: entry)).DistinctBy(item => item.Url).ToArray();
        var addresses = all.SelectMany(item => new[] { item.Url, CanonicalUrl.Of(item.Url) }).Distinct().ToArray();
        var known = await articles.KnownUrlsAsync(addresses, cancellationToken);
        var fresh = all.Where(item => !known.Contains(item.Url) && !known.Contains(CanonicalUrl.Of(item.Url))).ToArray();
        var items = await ledger.ReadyAsync(source.Id, fresh, cancellationToken);
        var done = await ReadAllAsync(source, [.. items.Take(MaximumPerPoll)], cancellationToken);
        var waiting = done.Waiting + Math.Max(0, items.Count - MaximumPerPoll);
        return new PollOutcome(FetchOutcome.Success, await ledger.ProblemAsync(source.Id, cancellationToken))
        {
            Seen = all.Length,
            Items = done.Items,
            Waiting = waiting,
            Etag = waiting == 0 ? page.Etag : null,
            LastModified = waiting == 0 ? page.LastModified : null,
            MovedTo = page.MovedTo,
            PublishedAt = [.. entries.Select(entry => entry.Published?.At).OfType<DateTimeOffset>()],
        };
    }

    private async Task<(IReadOnlyList<ItemOutcome> Items, int Waiting)> ReadAllAsync(
        Source source, IReadOnlyList<(string Url, FeedEntry Entry)> items, CancellationToken cancellationToken)
    {
        var outcomes = new List<ItemOutcome>(items.Count);
        foreach (var (url, entry) in items)
        {
            var (article, problem, stop) = await ReadOneAsync(source, url, entry, cancellationToken);
            if (stop)
            {
                // The host wants a pause: the rest is not lost, the next poll sees it again.
                return (outcomes, items.Count - outcomes.Count);
            }

            outcomes.Add(article is null
                ? await ledger.FailAsync(source.Id, url, problem ?? "unreadable", cancellationToken)
                : await ledger.StoreAsync(source.Id, url, article, cancellationToken));
        }

        return (outcomes, 0);
    }

    private async Task<(NewArticle? Article, string? Problem, bool Stop)> ReadOneAsync(
        Source source, string url, FeedEntry entry, CancellationToken cancellationToken)
    {
        if (url.Contains("#entry-", StringComparison.Ordinal))
        {
            return (ArticleAssembly.FromEntry(entry, source, url), "The entry has no address and too little text of its own.", false);
        }

        var result = await client.FetchAsync(new FetchRequest(url), cancellationToken);
        if (result is FetchResult.Throttled)
        {
            return (null, result.Message, true);
        }

        if (result is not FetchResult.Fetched { Page: var page })
        {
            return (ArticleAssembly.FromEntry(entry, source, url), result.Message, false);
        }

        if (page.MediaType is { } type && !type.Contains("html", StringComparison.Ordinal) && !type.StartsWith("text/", StringComparison.Ordinal))
        {
            return (ArticleAssembly.FromEntry(entry, source, url), $"It is no web page but {type}.", false);
        }

        var html = HtmlEncoding.Decode(page.Body, page.Charset);
        return ArticleExtractor.Extract(html, new Uri(page.Url)) switch
        {
            ExtractionResult.Article { Value: var article } => (ArticleAssembly.FromPage(article, entry, source, page.Url) with { Html = html }, null, false),
            ExtractionResult.NotArticle { Reason: var reason } => (ArticleAssembly.FromEntry(entry, source, url), reason, false),
            _ => (null, null, false),
        };
    }

    private static string UrlOf(FeedEntry entry, string feed) =>
        Uri.TryCreate(entry.Link, UriKind.Absolute, out var link) && link.Scheme is "http" or "https"
            ? link.AbsoluteUri
            : $"{feed.Split('#')[0]}#entry-{Fingerprint.Of(entry.Id ?? $"{entry.Title}\n{entry.Summary}")}";
}
