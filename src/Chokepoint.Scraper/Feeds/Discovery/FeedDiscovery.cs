using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Chokepoint.Scraper.Feeds.Discovery;

/// <summary>Feeds that a web page names: declared links first, and only without any, anchors that look like feeds.</summary>
internal static class FeedDiscovery
{
    private static readonly string[] Types =
        ["application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "application/json", "text/rss+xml", "application/rss", "text/xml", "application/xml"];

    private static readonly string[] Names = ["rss", "rss.xml", "feed", "feed.xml", "feeds", "atom", "atom.xml", "index.rdf", "index.xml", "feed.json", "rss2", "rss.php"];

    /// <summary>Addresses in the order of the page, each once.</summary>
    public static IReadOnlyList<string> Find(string html, Uri? address)
    {
        var document = new HtmlParser().ParseDocument(html);
        var home = Base(document, address);
        string[] declared = [.. document.QuerySelectorAll("link[href]").Where(IsFeed).Select(link => Resolve(home, link)).OfType<string>().Distinct()];
        return declared.Length > 0
            ? declared
            : [.. document.QuerySelectorAll("a[href]").Select(link => Resolve(home, link)).OfType<string>().Where(LooksLikeFeed).Distinct().Take(10)];
    }

    internal static Uri? Base(IDocument document, Uri? address) =>
        document.QuerySelector("base[href]")?.GetAttribute("href")?.Trim() is { Length: > 0 } declared
        && Uri.TryCreate(address ?? new Uri("http://localhost/"), declared, out var home) ? home : address;

    internal static string? Resolve(Uri? home, IElement link)
    {
        var text = link.GetAttribute("href")?.Trim();
        return string.IsNullOrEmpty(text) || !Uri.TryCreate(home ?? new Uri("http://localhost/"), text, out var resolved)
            || resolved.Scheme is not ("http" or "https") ? null : resolved.AbsoluteUri;
    }

    private static bool IsFeed(IElement link)
    {
        var relations = (link.GetAttribute("rel") ?? "").ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var type = (link.GetAttribute("type") ?? "").Split(';')[0].Trim().ToLowerInvariant();
        var isJsonApi = link.GetAttribute("href")?.Contains("/wp-json/", StringComparison.OrdinalIgnoreCase) == true;
        return !isJsonApi && (relations.Contains("feed") || (relations.Contains("alternate") && Types.Contains(type)));
    }

    private static bool LooksLikeFeed(string link) =>
        Names.Contains(new Uri(link).AbsolutePath.TrimEnd('/').Split('/')[^1].ToLowerInvariant());
}
