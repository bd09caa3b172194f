using System.Globalization;
using System.Xml;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Positions;
using Chokepoint.Data.Tags;
using Chokepoint.Web.Export;
using Chokepoint.Web.Layout;
using Chokepoint.Web.Matrix;

namespace Chokepoint.Web.Shifts;

/// <summary>The newest shifts of a filter as Atom.</summary>
internal static class ShiftFeed
{
    private const string Path = "/feeds/shifts.atom";

    public static void MapShiftFeed(this IEndpointRouteBuilder routes) => routes.MapGet(Path, SendAsync)
        .WithTags("Export").Produces(StatusCodes.Status200OK, contentType: AtomFeed.MediaType).ProducesProblem(400);

    private static async Task<IResult> SendAsync(HttpContext context, ShiftReader shifts)
    {
        var request = await AtomFeed.RequestAsync(context);
        if (request.Problems.Count > 0)
        {
            return FilterRequest.Refuse(request.Problems);
        }

        var page = await shifts.PageAsync(new ShiftQuery(request.Filter) { Size = AtomFeed.Entries, TurnsOnly = true }, context.RequestAborted);
        var query = FilterQuery.Format(request.Filter);
        var title = "Chokepoint: shifts" + (query.Length == 0 ? "" : ", " + AtomFeed.Clean(Uri.UnescapeDataString(query)));
        return new AtomFeed(Path, "/shifts", query, title).Answer(context, page.Rows, Updated, WriteEntry);
    }

    private static void WriteEntry(XmlWriter xml, ShiftRow row, string site)
    {
        var page = string.Create(CultureInfo.InvariantCulture, $"{site}/shifts?shift={row.Id}");
        xml.WriteElementString("id", AtomFeed.Namespace, page);
        xml.WriteElementString("title", AtomFeed.Namespace,
            $"{Names.Country(row.Pair.Actor)} on {Names.Target(row.Pair.Target)}: {(row.Before is { } before ? StanceNames.Of(before) : "no position")} → {StanceNames.Of(row.After)}");
        xml.WriteElementString("updated", AtomFeed.Namespace, AtomFeed.Moment(Updated(row)));
        xml.WriteElementString("published", AtomFeed.Namespace, AtomFeed.Moment(row.At));
        AtomFeed.LinksAndAuthor(xml, page, row.AfterEvidence?.Url);
        xml.WriteElementString("summary", AtomFeed.Namespace, AtomFeed.Clean(Summary(row)));
    }

    private static string Summary(ShiftRow row) =>
        (row.BeforeEvidence is { } before ? $"Before, {PositionQuery.Iso(DateOnly.FromDateTime(before.At.UtcDateTime))}: {before.Sentence} " : "") + (row.AfterEvidence is { } after ? $"Now: {after.Sentence}" : "");

    private static DateTimeOffset Updated(ShiftRow row) => row.DecidedAt is { } decided && decided > row.At ? decided : row.At;
}
