using System.Text;
using System.Xml.Linq;
using Chokepoint.Data.Sources;
using Chokepoint.Scraper.Feeds;
using Chokepoint.Scraper.Feeds.Markup;

namespace Chokepoint.Scraper.Sources;

/// <summary>Lists of feeds as feed readers exchange them (opml.org).</summary>
public static class Opml
{
    /// <summary>Every outline with the address of a feed, at any depth; null where the text is no OPML.</summary>
    public static IReadOnlyList<NewSource>? Read(ReadOnlySpan<byte> content)
    {
        var document = LenientXml.Read(FeedEncoding.Decode(content, null));
        var root = document.Elements.FirstOrDefault(element => element.Key == "opml");
        return root is null ? null : [.. Outlines(root).Select(Source).OfType<NewSource>().DistinctBy(source => source.Url)];
    }

    public static string Write(IEnumerable<Source> sources)
    {
        var outlines = sources.Where(source => source.Kind == SourceKind.Feed).Select(source => new XElement(
            "outline",
            new XAttribute("type", "rss"),
            new XAttribute("text", source.Name),
            new XAttribute("xmlUrl", source.Url),
            source.SiteUrl is null ? null : new XAttribute("htmlUrl", source.SiteUrl),
            source.Language is null ? null : new XAttribute("language", source.Language)));
        var opml = new XElement("opml", new XAttribute("version", "2.0"), new XElement("head", new XElement("title", "Chokepoint sources")), new XElement("body", outlines));
        return new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n").Append(opml).Append('\n').ToString();
    }

    private static IEnumerable<Element> Outlines(Element parent) =>
        parent.Elements.SelectMany(element => Outlines(element).Prepend(element)).Where(element => element.Key == "outline");

    private static NewSource? Source(Element outline)
    {
        var url = outline.Attribute("xmlurl")?.Trim();
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return null;
        }

        var name = PlainText.FromHtml(outline.Attribute("text") is { Length: > 0 } text ? text : outline.Attribute("title") ?? "");
        return new NewSource(name.Length > 0 ? name : address.Host, SourceKind.Feed, address.AbsoluteUri)
        {
            SiteUrl = outline.Attribute("htmlurl") is { Length: > 0 } site ? site : null,
            Language = outline.Attribute("language") is { Length: >= 2 } language ? language[..2].ToLowerInvariant() : null,
        };
    }
}
