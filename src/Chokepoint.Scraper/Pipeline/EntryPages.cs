using Chokepoint.Data.Articles;
using Chokepoint.Data.Sources;
using Chokepoint.Scraper.Extraction;
using Chokepoint.Scraper.Fetching;
using Chokepoint.Scraper.Fetching.Encodings;

namespace Chokepoint.Scraper.Pipeline;

/// <summary>What became of one entry's page.</summary>
internal abstract record EntryReading
{
    /// <summary><paramref name="Problem"/> is set where it is only the feed's text and the page is worth another try.</summary>
    public sealed record Read(NewArticle Article, string? Problem = null) : EntryReading;

    public sealed record Unread(string Problem) : EntryReading;

    /// <summary>The host wants a pause: the entry waits.</summary>
    public sealed record Later(TimeSpan Pause, string Problem) : EntryReading;
}

/// <summary>Fetches the page of an entry and makes the article of it; where the page gives none, of what the feed carries.</summary>
internal sealed class EntryPages(PoliteClient client)
{
    public async Task<EntryReading> ReadAsync(PendingEntry item, Source source, CancellationToken cancellationToken)
    {
        if (!item.HasPage)
        {
            return Own(item, source, "The entry has no address, and its own text is too short to be an article.");
        }

        return await client.FetchAsync(new FetchRequest(item.Url), cancellationToken) switch
        {
            FetchResult.Fetched { Page: var page } => Extract(page, item, source),
            FetchResult.Throttled throttled => new EntryReading.Later(throttled.RetryAfter, throttled.Message),
            FetchResult.Failed { Gone: false } failed => Own(item, source, failed.Message) is EntryReading.Read own ? own with { Problem = failed.Message } : new EntryReading.Unread(failed.Message),
            var refused => Own(item, source, refused.Message),
        };
    }

    private static EntryReading Extract(FetchedPage page, PendingEntry item, Source source)
    {
        if (page.MediaType is { } type && !type.Contains("html", StringComparison.Ordinal) && !type.StartsWith("text/", StringComparison.Ordinal))
        {
            return Own(item, source, $"It is no web page but {type}.");
        }

        var html = HtmlEncoding.Decode(page.Body, page.Charset);
        return ArticleExtractor.Extract(html, new Uri(page.Url)) switch
        {
            ExtractionResult.Article { Value: var article } => new EntryReading.Read(ArticleAssembly.FromPage(article, item, source, page.Url) with { Html = html }),
            ExtractionResult.NotArticle { Reason: var reason } => Own(item, source, reason),
            _ => new EntryReading.Unread("The page could not be read."),
        };
    }

    private static EntryReading Own(PendingEntry item, Source source, string problem) =>
        ArticleAssembly.FromEntry(item, source) is { } article ? new EntryReading.Read(article) : new EntryReading.Unread(problem);
}
