using System.Globalization;
using System.Text;
using System.Xml;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Positions;
using Chokepoint.Data.Tags;
using Chokepoint.Web.Export;
using Chokepoint.Web.Layout;
using Chokepoint.Web.Matrix;

namespace Chokepoint.Web.Shifts;

/// <summary>The newest shifts of a filter as Atom (RFC 4287).</summary>
internal static class ShiftFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const int Entries = 50;
    private static readonly HashSet<string> NoKeys = [];

    public static void MapShiftFeed(this IEndpointRouteBuilder routes) => routes.MapGet("/feeds/shifts.atom", SendAsync)
        .WithTags("Export").Produces(StatusCodes.Status200OK, contentType: "application/atom+xml").ProducesProblem(400);

    private static async Task<IResult> SendAsync(HttpContext context, ShiftReader shifts)
    {
        var request = await FilterRequest.ReadAsync(context, NoKeys);
        if (request.Problems.Count > 0)
        {
            return FilterRequest.Refuse(request.Problems);
        }

        var page = await shifts.PageAsync(new ShiftQuery(request.Filter) { Size = Entries, TurnsOnly = true }, context.RequestAborted);
        var site = $"{context.Request.Scheme}://{context.Request.Host}";
        return TypedResults.Bytes(Write(page.Rows, request.Filter, site), "application/atom+xml; charset=utf-8");
    }

    private static byte[] Write(IReadOnlyList<ShiftRow> rows, ArticleFilter filter, string site)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false) }))
        {
            var query = FilterQuery.Format(filter);
            var tail = query.Length == 0 ? "" : "?" + query;
            xml.WriteStartElement("feed", Atom);
            xml.WriteElementString("id", Atom, site + "/feeds/shifts.atom" + tail);
            xml.WriteElementString("title", Atom, "Chokepoint: shifts" + (query.Length == 0 ? "" : ", " + Clean(Uri.UnescapeDataString(query))));
            xml.WriteElementString("updated", Atom, Moment(rows.Select(Updated).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max()));
            Link(xml, "self", site + "/feeds/shifts.atom" + tail);
            Link(xml, "alternate", site + "/shifts" + tail);
            foreach (var row in rows)
            {
                WriteEntry(xml, row, site);
            }

            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void WriteEntry(XmlWriter xml, ShiftRow row, string site)
    {
        var page = string.Create(CultureInfo.InvariantCulture, $"{site}/shifts?shift={row.Id}");
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("id", Atom, page);
        xml.WriteElementString("title", Atom,
            $"{Names.Country(row.Pair.Actor)} on {Names.Target(row.Pair.Target)}: {(row.Before is { } before ? StanceNames.Of(before) : "no position")} → {StanceNames.Of(row.After)}");
        xml.WriteElementString("updated", Atom, Moment(Updated(row)));
        xml.WriteElementString("published", Atom, Moment(row.At));
        Link(xml, "alternate", page);
        if (row.AfterEvidence is { } line && line.Url.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            Link(xml, "via", Clean(line.Url));
        }

        xml.WriteStartElement("author", Atom);
        xml.WriteElementString("name", Atom, "Chokepoint");
        xml.WriteEndElement();
        xml.WriteElementString("summary", Atom, Clean(Summary(row)));
        xml.WriteEndElement();
    }

    private static string Summary(ShiftRow row) =>
        (row.BeforeEvidence is { } before ? $"Before, {PositionQuery.Iso(DateOnly.FromDateTime(before.At.UtcDateTime))}: {before.Sentence} " : "") + (row.AfterEvidence is { } after ? $"Now: {after.Sentence}" : "");

    private static DateTimeOffset Updated(ShiftRow row) => row.DecidedAt is { } decided && decided > row.At ? decided : row.At;

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
