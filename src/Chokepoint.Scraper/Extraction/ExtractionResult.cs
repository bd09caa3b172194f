namespace Chokepoint.Scraper.Extraction;

/// <summary>Either an article, or the plain reason why the page is none.</summary>
internal abstract record ExtractionResult
{
    public sealed record Article(ExtractedArticle Value) : ExtractionResult;

    /// <summary>A consent wall, a paywall's stub, an error page, a listing, an empty page: reported, never stored.</summary>
    public sealed record NotArticle(string Reason) : ExtractionResult;
}
