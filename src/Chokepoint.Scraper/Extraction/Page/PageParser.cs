using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Chokepoint.Scraper.Extraction.Page;

internal static class PageParser
{
    // Longer pages are cut: fetching stops at 10 MB, and no article needs more.
    private const int LongestPage = 12_000_000;

    private static readonly FrozenSet<string> KeptAttributes = FrozenSet.Create(
        "class", "id", "style", "hidden", "aria-hidden", "itemprop", "itemtype", "itemscope", "rel", "href", "content", "name",
        "property", "http-equiv", "datetime", "type", "lang", "xml:lang", "role", "src", "data-src", "title", "data-testid", "data-component",
        "data-component-name", "data-qa", "data-type", "data-module", "data-block", "aria-label", "charset", "alt", "width");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Kept =
        KeptAttributes.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HtmlParserOptions Options = new()
    {
        // Deeper nesting is flattened by the parser, as browsers do.
        MaximumDepth = 256,
        SkipComments = true,
        SkipProcessingInstructions = true,
        DisableElementPositionTracking = true,
        ShouldEmitAttribute = static (ref _, name) => Kept.Contains(name.Span),
    };

    public static IDocument Parse(string html) =>
        new HtmlParser(Options).ParseDocument(NestingGuard.Flatten(html.Length <= LongestPage ? html : html[..LongestPage]));
}
