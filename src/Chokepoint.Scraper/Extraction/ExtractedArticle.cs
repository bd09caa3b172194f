using Chokepoint.Data.Articles;

namespace Chokepoint.Scraper.Extraction;

internal enum BlockKind
{
    Standfirst,
    Heading,
    Paragraph,
    ListItem,
    Quote,
    Embed,
    Caption,
}

/// <summary>One piece of the article's text in reading order; the body joins most kinds, the rest stay for who wants them.</summary>
internal sealed record ArticleBlock(BlockKind Kind, string Text);

/// <summary>When the page says it was published; <paramref name="Evidence"/> names the place on the page.</summary>
internal sealed record PublishedDate(DateTimeOffset At, PublishedPrecision Precision, PublishedOrigin Origin, string Evidence);

/// <summary>What one page holds. The title and the body are never empty.</summary>
internal sealed record ExtractedArticle
{
    public required string Title { get; init; }

    /// <summary>Clean paragraphs joined by line feeds.</summary>
    public required string Body { get; init; }

    public required IReadOnlyList<ArticleBlock> Blocks { get; init; }

    public PublishedDate? Published { get; init; }

    /// <summary>Names joined by "; ".</summary>
    public string? Author { get; init; }

    /// <summary>ISO 639-1; null when unsure.</summary>
    public string? Language { get; init; }

    public string? Site { get; init; }
    public string? CanonicalUrl { get; init; }
    public string? ImageUrl { get; init; }
}
