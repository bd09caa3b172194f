using Chokepoint.Scraper.Feeds.Markup;

namespace Chokepoint.Scraper.Feeds.Formats;

/// <summary>Which of an element's addresses is the one to read.</summary>
internal static class Links
{
    /// <summary>The page of an entry or the site of a feed; null where only feeds, files or comments are linked.</summary>
    public static string? Page(Element element, Uri? address) =>
        Alternate(element, address) ?? TextLink(element, address);

    public static string? Permalink(Element entry, Uri? address)
    {
        if (entry.First("guid") is not { } guid || guid.Attribute("ispermalink") is "false" or "False" or "FALSE")
        {
            return null;
        }

        var text = guid.Text();
        return IsWeb(text) || guid.Attribute("ispermalink") is not null ? Base.Resolve(guid, text, address) : null;
    }

    public static bool IsWeb(string? text) =>
        text is not null && (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    private static string? Alternate(Element element, Uri? address)
    {
        Element? best = null;
        foreach (var link in element.Elements)
        {
            if (link.Key is "atom:link" or "link" && HasAddress(link) && IsAlternate(link)
                && (best is null || (IsPage(link) && !IsPage(best))))
            {
                best = link;
            }
        }

        return best is null ? null : Base.Resolve(best, best.Attribute("href") is { Length: > 0 } target ? target : ".", address);
    }

    // An empty address is the base itself, where one is declared.
    private static bool HasAddress(Element link) =>
        !string.IsNullOrWhiteSpace(link.Attribute("href"))
        || (link.Attribute("href") is not null && (link.Attribute("xml:base") ?? link.Parent?.Attribute("xml:base") ?? link.Parent?.Parent?.Attribute("xml:base")) is not null);

    private static bool IsAlternate(Element link) =>
        link.Attribute("rel")?.Trim().ToLowerInvariant() is null or "" or "alternate" or "http://www.iana.org/assignments/relation/alternate";

    private static bool IsPage(Element link) =>
        link.Attribute("type") is not { } type || type.Contains("html", StringComparison.OrdinalIgnoreCase);

    private static string? TextLink(Element element, Uri? address)
    {
        foreach (var link in element.Elements)
        {
            if (link.Key is "link" or "atom:link" && link.Text() is { Length: > 0 } text)
            {
                return Base.Resolve(link, text, address);
            }
        }

        return null;
    }
}
