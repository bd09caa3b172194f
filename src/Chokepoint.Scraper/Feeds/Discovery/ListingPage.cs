using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Chokepoint.Scraper.Feeds.Discovery;

/// <summary>Articles that a plain page lists: links that repeat in one shape, or those of a selector.</summary>
internal static class ListingPage
{
    private const int ShortestTitle = 20;
    private const int FewestLinks = 4;
    private const int Levels = 4;

    /// <summary>Empty where nothing repeats; a selector that is no CSS throws <see cref="FormatException"/>.</summary>
    public static IReadOnlyList<FeedEntry> Read(string html, Uri address, string? selector)
    {
        var document = new HtmlParser().ParseDocument(html);
        var home = FeedDiscovery.Base(document, address);
        var links = selector is null ? Repeated(document, home, address) : Selected(document, selector);
        return [.. links.Select(link => Entry(link, home)).OfType<FeedEntry>()
            .Where(entry => entry.Link != address.AbsoluteUri).DistinctBy(entry => entry.Link)];
    }

    private static IEnumerable<IElement> Selected(IDocument document, string selector)
    {
        try
        {
            return document.QuerySelectorAll(selector).Select(element => element.LocalName == "a" ? element : element.QuerySelector("a[href]")).OfType<IElement>();
        }
        catch (DomException)
        {
            throw new FormatException($"'{selector}' is no CSS selector.");
        }
    }

    private static IEnumerable<IElement> Repeated(IDocument document, Uri? home, Uri address) =>
        document.QuerySelectorAll("a[href]")
            .Where(link => PlainText.Fold(link.TextContent).Length >= ShortestTitle
                && link.Closest("nav, footer, aside, header > ul") is null
                && FeedDiscovery.Resolve(home, link) is { } target && new Uri(target).Host == address.Host)
            .GroupBy(Shape)
            .Where(group => group.Select(link => link.GetAttribute("href")).Distinct().Count() >= FewestLinks)
            .MaxBy(group => group.Sum(link => Math.Min(link.TextContent.Length, 120))) ?? Enumerable.Empty<IElement>();

    // The names of the elements around it, with their first class.
    private static string Shape(IElement link)
    {
        var shape = new List<string>(Levels);
        for (var element = link; element is not null && shape.Count < Levels; element = element.ParentElement)
        {
            shape.Add($"{element.LocalName}.{element.ClassName?.Split(' ')[0]}");
        }

        return string.Join('<', shape);
    }

    private static FeedEntry? Entry(IElement link, Uri? home) => FeedDiscovery.Resolve(home, link) is { } target
        ? new FeedEntry { Id = target, Link = target, Title = PlainText.Fold(link.TextContent) }
        : null;
}
