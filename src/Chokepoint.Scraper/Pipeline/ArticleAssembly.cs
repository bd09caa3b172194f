using AngleSharp.Html.Parser;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Sources;
using Chokepoint.Scraper.Extraction;
using Chokepoint.Scraper.Feeds;
using Chokepoint.Scraper.Fetching.Urls;
using Chokepoint.Tagging;

namespace Chokepoint.Scraper.Pipeline;

/// <summary>Joins what the page holds with what the feed said of it, and tags the whole.</summary>
internal static class ArticleAssembly
{
    private const int ShortestFallback = 200;

    // Clocks differ by minutes; what lies further ahead is a wrong date, and a wrong one is worse than none.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(15);

    // Systems write the first day that they know where they know none: 1970, or the year 1.
    private static readonly DateTimeOffset FirstPages = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What a stored page yields today; the date stands only where the page says it.</summary>
    public static NewArticle FromStored(ExtractedArticle page, StoredPage stored)
    {
        var published = stored.PublishedOrigin is PublishedOrigin.Feed or PublishedOrigin.Import ? null : page.Published;
        return new NewArticle
        {
            Url = stored.Url,
            CanonicalUrl = stored.CanonicalUrl,
            Title = page.Title,
            Body = page.Body,
            Tags = Tag(page.Title, page.Body, published?.At ?? stored.PublishedAt, stored.SourceName),
            PublishedAt = published?.At,
            PublishedPrecision = published?.Precision ?? PublishedPrecision.Unknown,
            PublishedOrigin = published?.Origin ?? PublishedOrigin.None,
            SourceId = stored.SourceId,
            Author = page.Author,
            Site = page.Site,
            ImageUrl = page.ImageUrl,
            Language = page.Language,
        };
    }

    public static NewArticle FromPage(ExtractedArticle page, PendingEntry item, Source source, string url)
    {
        var published = Published(page.Published, item);
        return new NewArticle
        {
            Url = url,
            ListedUrl = item.HasPage ? item.Url : null,
            CanonicalUrl = Canonical(page.CanonicalUrl, url),
            Title = page.Title,
            Body = page.Body,
            Tags = Tag(page.Title, page.Body, published.At, source.Name),
            PublishedAt = published.At,
            PublishedPrecision = published.Precision,
            PublishedOrigin = published.Origin,
            SourceId = source.Id,
            Author = page.Author ?? Authors(item.Entry),
            Site = page.Site,
            ImageUrl = page.ImageUrl,
            Language = page.Language ?? Language(item.Entry.Language) ?? source.Language,
        };
    }

    /// <summary>The article that the feed itself carries; null where that is too little.</summary>
    public static NewArticle? FromEntry(PendingEntry item, Source source)
    {
        var entry = item.Entry;
        var body = Text(entry.Content ?? entry.Summary ?? "");
        if (body.Length < ShortestFallback)
        {
            return null;
        }

        var title = entry.Title is { Length: > 0 } given ? given : body.Split('\n')[0];
        return FromPage(new ExtractedArticle { Title = title, Body = body, Blocks = [] }, item, source, item.Url);
    }

    public static ArticleTags Tag(string title, string body, DateTimeOffset? published, string? source) =>
        ArticleTagger.Default.Tag(new ArticleText(title, body, published is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null, source));

    // The feed's instant is written by a machine; a page's may be local time. A day of either is only a day.
    private static (DateTimeOffset? At, PublishedPrecision Precision, PublishedOrigin Origin) Published(PublishedDate? page, PendingEntry item)
    {
        var entry = item.Entry.Published;
        if (entry is { Precision: FeedTimePrecision.Instant } instant && IsPast(instant.At, PublishedPrecision.Instant, item.ReadAt))
        {
            return (instant.At, PublishedPrecision.Instant, PublishedOrigin.Feed);
        }

        if (page is not null && IsPast(page.At, page.Precision, item.ReadAt))
        {
            return (page.At, page.Precision, page.Origin);
        }

        return entry is { Precision: FeedTimePrecision.Day } day && IsPast(day.At, PublishedPrecision.Day, item.ReadAt)
            ? (day.At, PublishedPrecision.Day, PublishedOrigin.Feed)
            : (null, PublishedPrecision.Unknown, PublishedOrigin.None);
    }

    // East of Greenwich a day begins before it does in UTC.
    private static bool IsPast(DateTimeOffset at, PublishedPrecision precision, DateTimeOffset now) =>
        at >= FirstPages && at <= now + (precision == PublishedPrecision.Instant ? ClockSkew : TimeSpan.FromHours(14));

    /// <summary>The address that identifies the article: the declared one where it can name an article, else the one it was found at.</summary>
    public static string Canonical(string? declared, string url) =>
        Uri.TryCreate(declared, UriKind.Absolute, out var canonical) && NamesArticle(canonical, Uri.TryCreate(url, UriKind.Absolute, out var address) ? address : null)
            ? CanonicalUrl.Of(canonical.AbsoluteUri)
            : url.Contains('#', StringComparison.Ordinal) ? url : CanonicalUrl.Of(url);

    /// <summary>False for a site's home page, which some templates declare as canonical everywhere. "/?p=12" names an article where addresses look so.</summary>
    public static bool NamesArticle(Uri canonical, Uri? address) => canonical.Scheme is "http" or "https"
        && (canonical.AbsolutePath.Length > 1 || (canonical.Query.Length > 1 && address?.AbsolutePath.Length <= 1));

    private static string? Authors(FeedEntry entry) => entry.Authors.Count == 0 ? null : string.Join("; ", entry.Authors);

    private static string? Language(string? declared) => declared is { Length: >= 2 } ? declared[..2].ToLowerInvariant() : null;

    private static string Text(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        var paragraphs = document.QuerySelectorAll("p, li, h2, h3, blockquote:not(:has(p))").Select(block => PlainText.Fold(block.TextContent)).Where(text => text.Length > 0).ToArray();
        return paragraphs.Length > 0 ? string.Join('\n', paragraphs) : PlainText.Fold(document.Body?.TextContent ?? "");
    }
}
