using System.Globalization;
using System.Xml;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Index;

namespace Chokepoint.Web.Export;

/// <summary>The newest articles of a filter as Atom (RFC 4287).</summary>
internal static class ArticleFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const int Entries = 50;
    private static readonly HashSet<string> NoKeys = [];

    public static void MapArticleFeed(this IEndpointRouteBuilder routes) => routes.MapGet("/feeds/articles.atom", SendAsync)
        .WithTags("Export").Produces(StatusCodes.Status200OK, contentType: "application/atom+xml").ProducesProblem(400);

    private static async Task<IResult> SendAsync(HttpContext context, ArticleIndex index)
    {
        var request = await FilterRequest.ReadAsync(context, NoKeys);
        if (request.Problems.Count > 0)
        {
            return FilterRequest.Refuse(request.Problems);
        }

        var page = await index.PageAsync(request.Filter, null, Entries, context.RequestAborted);
        var site = $"{context.Request.Scheme}://{context.Request.Host}";
        var bytes = Write(page.Rows, request.Filter, site);
        return TypedResults.Bytes(bytes, "application/atom+xml; charset=utf-8");
    }

    private static byte[] Write(IReadOnlyList<ArticleRow> rows, ArticleFilter filter, string site)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, Encoding = new System.Text.UTF8Encoding(false) }))
        {
            var query = FilterQuery.Format(filter);
            var address = "/feeds/articles.atom" + (query.Length == 0 ? "" : "?" + query);
            xml.WriteStartElement("feed", Atom);
            xml.WriteElementString("id", Atom, site + address);
            xml.WriteElementString("title", Atom, query.Length == 0 ? "Chokepoint: all articles" : "Chokepoint: " + Clean(Uri.UnescapeDataString(query)));
            xml.WriteElementString("updated", Atom, Moment(rows.Select(row => row.FirstSeenAt).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max()));
            Link(xml, "self", site + address);
            Link(xml, "alternate", site + "/timeline" + (query.Length == 0 ? "" : "?" + query));
            foreach (var row in rows)
            {
                WriteEntry(xml, row, site);
            }

            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void WriteEntry(XmlWriter xml, ArticleRow row, string site)
    {
        var page = string.Create(CultureInfo.InvariantCulture, $"{site}/articles/{row.Id}");
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("id", Atom, page);
        xml.WriteElementString("title", Atom, Clean(row.Title));
        xml.WriteElementString("updated", Atom, Moment(row.FirstSeenAt));
        if (row.PublishedAt is { } published)
        {
            xml.WriteElementString("published", Atom, Moment(published));
        }

        Link(xml, "alternate", page);
        if (row.Url.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            Link(xml, "via", Clean(row.Url));
        }

        xml.WriteStartElement("author", Atom);
        xml.WriteElementString("name", Atom, "Chokepoint");
        xml.WriteEndElement();
        foreach (var category in row.Focus.Concat(row.Companies))
        {
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("term", category);
            xml.WriteEndElement();
        }

        xml.WriteElementString("summary", Atom, Clean(row.Lead));
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // Control characters are no XML.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : " "));
}
