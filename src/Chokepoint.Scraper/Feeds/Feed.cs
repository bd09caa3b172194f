namespace Chokepoint.Scraper.Feeds;

public enum FeedKind
{
    Rss,
    Rdf,
    Atom,
    JsonFeed,
    Sitemap,
    SitemapIndex,
}

/// <summary>A feed as it was read: every entry, in the order of the document.</summary>
public sealed record Feed
{
    public required FeedKind Kind { get; init; }
    public string? Title { get; init; }

    /// <summary>The title as HTML, as the feed wrote it.</summary>
    public string? TitleMarkup { get; init; }

    /// <summary>Address of the site; absolute where it could be resolved.</summary>
    public string? Link { get; init; }

    public string? Description { get; init; }

    /// <summary>As declared: "en", "en-US".</summary>
    public string? Language { get; init; }

    public FeedTime? Updated { get; init; }

    /// <summary>Articles; of a <see cref="FeedKind.SitemapIndex"/> the addresses of its sitemaps.</summary>
    public required IReadOnlyList<FeedEntry> Entries { get; init; }
}

public sealed record FeedEntry
{
    public string? Id { get; init; }

    /// <summary>Plain text.</summary>
    public string? Title { get; init; }

    /// <summary>The title as HTML, as the feed wrote it.</summary>
    public string? TitleMarkup { get; init; }

    /// <summary>Address of the article; absolute where it could be resolved.</summary>
    public string? Link { get; init; }

    public FeedTime? Published { get; init; }
    public FeedTime? Updated { get; init; }
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Mail addresses of the authors.</summary>
    public IReadOnlyList<string> Contacts { get; init; } = [];

    /// <summary>HTML.</summary>
    public string? Summary { get; init; }

    /// <summary>HTML; null where the feed has summaries only.</summary>
    public string? Content { get; init; }

    public IReadOnlyList<string> Categories { get; init; } = [];
    public IReadOnlyList<string> Enclosures { get; init; } = [];
    public string? Language { get; init; }
}

/// <summary>What the bytes were: a feed, or not, and then why.</summary>
public abstract record FeedResult
{
    public sealed record Read(Feed Feed) : FeedResult;

    /// <summary><paramref name="IsHtml"/>: it is a web page, where feeds or articles may be discovered.</summary>
    public sealed record NotAFeed(string Reason, bool IsHtml = false) : FeedResult;
}
