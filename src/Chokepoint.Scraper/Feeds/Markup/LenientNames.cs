namespace Chokepoint.Scraper.Feeds.Markup;

/// <summary>What element names tell where end tags are missing.</summary>
internal static class LenientNames
{
    private static readonly HashSet<string> Voids = new(StringComparer.OrdinalIgnoreCase) { "br", "hr", "img", "input", "wbr" };

    // Fields that hold text only; the start of the next field ends them.
    private static readonly HashSet<string> Fields = new(StringComparer.Ordinal)
    {
        "title", "link", "guid", "pubdate", "lastbuilddate", "language", "category", "comments", "loc", "lastmod",
        "atom:id", "atom:updated", "atom:published", "id", "updated", "published",
    };

    private static readonly HashSet<string> Starts = new(Fields, StringComparer.Ordinal)
    {
        "item", "entry", "atom:entry", "description", "author", "content:encoded", "dc:date", "dc:creator", "enclosure",
        "atom:title", "atom:link", "atom:summary", "atom:content", "atom:author", "url", "image", "channel",
    };

    public static bool IsVoid(string name) => Voids.Contains(name);

    /// <summary>True where a new element of this name ends the open one.</summary>
    public static bool Ends(string open, string next) => Fields.Contains(open) && Starts.Contains(next);

    public static bool IsEntry(string key) => key is "item" or "entry" or "atom:entry";
}
