namespace Chokepoint.Scraper.Extraction.Declared;

/// <summary>What a JSON-LD script declares of the article: evidence, not gospel.</summary>
internal sealed record LinkedArticle
{
    public string? Headline { get; init; }
    public string? Published { get; init; }
    public string? Modified { get; init; }
    public string? Body { get; init; }
    public string? Publisher { get; init; }
    public string? Image { get; init; }
    public string? Language { get; init; }
    public string? Url { get; init; }
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>False where the page says that the text is behind a paywall.</summary>
    public bool IsFree { get; init; } = true;
}
