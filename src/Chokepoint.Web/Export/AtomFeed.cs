using System.Globalization;
using System.Text;
using System.Xml;

namespace Chokepoint.Web.Export;

/// <summary>What every Atom feed (RFC 4287) of ours says: where it is, what it is of, and its entries.</summary>
/// <param name="Path">Path of the feed, as "/feeds/articles.atom".</param>
/// <param name="Page">Path of the page that shows the same.</param>
/// <param name="Query">The filter as in an address, without the question mark; may be empty.</param>
/// <param name="Title">Title of the feed.</param>
internal sealed record AtomFeed(string Path, string Page, string Query, string Title)
{
    public const string Namespace = "http://www.w3.org/2005/Atom";
    public const string MediaType = "application/atom+xml";
    public const int Entries = 50;

    private static readonly HashSet<string> NoKeys = [];

    /// <summary>The filter that a feed is asked for; a feed takes no other keys.</summary>
    public static Task<FilterRequest> RequestAsync(HttpContext context) => FilterRequest.ReadAsync(context, NoKeys);

    /// <summary>Its bytes as an answer, with addresses on the site that was asked.</summary>
    public IResult Answer<T>(HttpContext context, IReadOnlyList<T> rows, Func<T, DateTimeOffset> updated, Action<XmlWriter, T, string> writeEntry)
    {
        var site = $"{context.Request.Scheme}://{context.Request.Host}";
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false) }))
        {
            var tail = Query.Length == 0 ? "" : "?" + Query;
            xml.WriteStartElement("feed", Namespace);
            xml.WriteElementString("id", Namespace, site + Path + tail);
            xml.WriteElementString("title", Namespace, Title);
            xml.WriteElementString("updated", Namespace, Moment(rows.Select(updated).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max()));
            Link(xml, "self", site + Path + tail);
            Link(xml, "alternate", site + Page + tail);
            foreach (var row in rows)
            {
                xml.WriteStartElement("entry", Namespace);
                writeEntry(xml, row, site);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return TypedResults.Bytes(stream.ToArray(), MediaType + "; charset=utf-8");
    }

    /// <summary>The page that shows an entry, where it came from when that is on the web, and who wrote the entry.</summary>
    public static void LinksAndAuthor(XmlWriter xml, string page, string? origin)
    {
        Link(xml, "alternate", page);
        if (origin is not null && origin.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            Link(xml, "via", Clean(origin));
        }

        xml.WriteStartElement("author", Namespace);
        xml.WriteElementString("name", Namespace, "Chokepoint");
        xml.WriteEndElement();
    }

    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Control characters are no XML.</summary>
    public static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : " "));

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }
}
