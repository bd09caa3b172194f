using AngleSharp.Dom;

namespace Chokepoint.Scraper.Extraction.Page;

/// <summary>The page flattened: elements and text blocks in document order, so that every later step is a loop, however deep the page nests.</summary>
internal sealed record PageTree(IDocument Document)
{
    public List<PageNode> Nodes { get; } = [];
    public List<TextBlock> Blocks { get; } = [];

    /// <summary>Raw JSON-LD scripts.</summary>
    public List<string> LinkedData { get; } = [];

    /// <summary>Elements that declare facts: meta, link, time, and those with itemprop or rel.</summary>
    public List<IElement> Declarations { get; } = [];

    public bool IsInside(int node, int ancestor) => node >= ancestor && node < Nodes[ancestor].End;
}
