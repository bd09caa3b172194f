using Chokepoint.Scraper.Feeds.Markup;

namespace Chokepoint.Scraper.Feeds.Formats;

/// <summary>Finds what kind of feed a document is, and reads its head and its entries.</summary>
internal static class XmlFeed
{
    private const int RootDepth = 3;

    public static FeedResult Read(string text, Uri? address)
    {
        var document = LenientXml.Read(text);
        if (Root(document, RootDepth) is not { } root)
        {
            return IsHtml(document)
                ? new FeedResult.NotAFeed("It is a web page, not a feed.", IsHtml: true)
                : new FeedResult.NotAFeed("It is no feed: no rss, feed, RDF, urlset or sitemapindex element was found.");
        }

        return new FeedResult.Read(root.Key is "urlset" or "sitemapindex"
            ? SitemapFormat.Read(root, address)
            : ReadFeed(root, address));
    }

    private static Feed ReadFeed(Element root, Uri? address)
    {
        var channel = root.First("channel") ?? root;
        var head = new FeedFields(channel, root, address).Read(KindOf(root), []);
        var entryBase = EntryBase(head.Link, address);
        var entries = new List<Element>();
        Collect(root, entries);
        return head with { Entries = [.. entries.Select(entry => new EntryFields(entry, channel, entryBase).Read())] };
    }

    // Feeds are often served from another host than the site that their relative links mean.
    private static Uri? EntryBase(string? site, Uri? address) =>
        Links.IsWeb(site) && Uri.TryCreate(site, UriKind.Absolute, out var home) && home.Host != address?.Host ? home : address;

    private static FeedKind KindOf(Element root) => root.Key switch
    {
        "rdf:rdf" or "rdf" => FeedKind.Rdf,
        "atom:feed" or "feed" or "atom:entry" or "entry" => FeedKind.Atom,
        _ => FeedKind.Rss,
    };

    private static Element? Root(Element parent, int depth)
    {
        foreach (var element in parent.Elements)
        {
            if (element.Key is "html" or "xhtml:html")
            {
                return null;
            }

            if (IsRoot(element.Key))
            {
                return element;
            }

            if (depth > 0 && Root(element, depth - 1) is { } inner)
            {
                return inner;
            }
        }

        return null;
    }

    private static bool IsRoot(string key) =>
        key is "rss" or "rdf:rdf" or "rdf" or "channel" or "urlset" or "sitemapindex"
            or "atom:feed" or "feed" or "atom:entry" or "item" || key.EndsWith(":rss", StringComparison.Ordinal);

    private static bool IsHtml(Element document) =>
        document.Elements.Any(element => element.Key is "html" or "xhtml:html" or "head" or "body" or "meta" or "title" or "div" or "p");

    // Wherever they stand: in the channel, beside it, or astray through a tag that was not closed.
    private static void Collect(Element parent, List<Element> entries)
    {
        if (LenientNames.IsEntry(parent.Key))
        {
            entries.Add(parent);
            return;
        }

        // What stands in an extension's element is the extension's.
        foreach (var element in parent.Elements.Where(element => !element.Key.Contains(':', StringComparison.Ordinal)
            || element.Key.StartsWith("atom:", StringComparison.Ordinal) || element.Key.StartsWith("rdf:", StringComparison.Ordinal)))
        {
            Collect(element, entries);
        }
    }
}
