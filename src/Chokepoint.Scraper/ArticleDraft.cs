using System.Security.Cryptography;
using System.Text;
using Chokepoint.Data.Articles;
using Chokepoint.Scraper.Pipeline;

namespace Chokepoint.Scraper;

/// <summary>A clean article before it is tagged, wherever it came from.</summary>
internal sealed record ArticleDraft
{
    /// <summary>Null for texts without an address.</summary>
    public string? Url { get; init; }

    /// <summary>The address that the page names as its own; null where it names none.</summary>
    public string? CanonicalUrl { get; init; }

    public required string Title { get; init; }
    public required string Body { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public PublishedPrecision PublishedPrecision { get; init; }
    public PublishedOrigin PublishedOrigin { get; init; }
    public long? SourceId { get; init; }
    public string? SourceName { get; init; }
    public string? Author { get; init; }
    public string? Site { get; init; }
    public string? Language { get; init; }
    public string? ImageUrl { get; init; }
    public string? Html { get; init; }
    public bool Sample { get; init; }

    /// <summary>Tags it and gives it the address that identifies it.</summary>
    public NewArticle Tagged()
    {
        var url = Url ?? Urn();
        return new NewArticle
        {
            Url = url,
            CanonicalUrl = Url is null ? url : ArticleAssembly.Canonical(CanonicalUrl, Url),
            Title = Title,
            Body = Body,
            Tags = ArticleAssembly.Tag(Title, Body, PublishedAt, SourceName),
            PublishedAt = PublishedAt,
            PublishedPrecision = PublishedAt is null ? PublishedPrecision.Unknown : PublishedPrecision,
            PublishedOrigin = PublishedAt is null ? PublishedOrigin.None : PublishedOrigin,
            SourceId = SourceId,
            SourceName = SourceName,
            Author = Author,
            Site = Site,
            Language = Language,
            ImageUrl = ImageUrl,
            Html = Html,
            Sample = Sample,
        };
    }

    // The same text imported twice is one article.
    private string Urn() => "urn:chokepoint:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Title + "\n" + Body)))[..32];
}
