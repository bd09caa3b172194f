using AngleSharp.Dom;

namespace Chokepoint.Scraper.Extraction.Page;

/// <summary>An element of the page in document order; its descendants are the nodes up to <see cref="End"/>.</summary>
internal sealed record PageNode(IElement Element, int Index, int Parent)
{
    public int End { get; set; }
    public Hint Hints { get; set; }
    public BlockContext Context { get; init; }

    /// <summary>Index of the first text block at or after the start of the element.</summary>
    public int FirstBlock { get; init; }

    public int EndBlock { get; set; }
}
