using Chokepoint.Tagging;

namespace Chokepoint.Data.Articles;

public enum PublishedPrecision
{
    Unknown = 0,
    Day = 1,
    Instant = 2,
}

/// <summary>Where the publication date came from.</summary>
public enum PublishedOrigin
{
    None = 0,
    Feed = 1,
    Page = 2,
    Url = 3,
    Import = 4,
}

/// <summary>An article ready to be stored: extracted and tagged.</summary>
public sealed record NewArticle
{
    /// <summary>Address it was fetched from; an import without one gets "urn:chokepoint:" and its content hash.</summary>
    public required string Url { get; init; }

    /// <summary>The address that a feed gave, where redirects led from it to <see cref="Url"/>.</summary>
    public string? ListedUrl { get; init; }

    /// <summary>The address that identifies it: canonical, tracking parameters removed.</summary>
    public required string CanonicalUrl { get; init; }

    public required string Title { get; init; }
    public required string Body { get; init; }
    public required ArticleTags Tags { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public PublishedPrecision PublishedPrecision { get; init; }
    public PublishedOrigin PublishedOrigin { get; init; }

    /// <summary>Null for imports without a source: they are filed under the source "Imported".</summary>
    public long? SourceId { get; init; }

    /// <summary>Name of the outlet for imports; found or made as a source of kind import.</summary>
    public string? SourceName { get; init; }

    /// <summary>Names joined by "; ".</summary>
    public string? Author { get; init; }

    public string? Site { get; init; }
    public string? ImageUrl { get; init; }

    /// <summary>ISO 639-1; null when unsure.</summary>
    public string? Language { get; init; }

    /// <summary>Raw page, kept compressed so that it can be read again without fetching; null for plain text.</summary>
    public string? Html { get; init; }

    /// <summary>True for the starter corpus.</summary>
    public bool Sample { get; init; }
}

/// <summary>What became of a new article. All outcomes carry the id of the article that now holds it.</summary>
public abstract record StoreResult(long Id)
{
    public sealed record Added(long Id) : StoreResult(Id);

    /// <summary>Same canonical URL and content, or the same content under another URL of the same source.</summary>
    public sealed record Duplicate(long Id) : StoreResult(Id);

    /// <summary>Same canonical URL, edited content: now revision <paramref name="Number"/> (the first text is 1).</summary>
    public sealed record Revised(long Id, int Number) : StoreResult(Id);
}
