using System.Globalization;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Export;
using Chokepoint.Data.Positions;
using Chokepoint.Web.Export;

namespace Chokepoint.Web.Matrix;

/// <summary>The matrix as CSV: the cells that the page shows on that day, or with shape=long all the sentences behind them.</summary>
internal static class MatrixExport
{
    public static void MapMatrixExport(this IEndpointRouteBuilder routes) => routes.MapGet("/export/matrix.csv", SendAsync)
        .WithName("matrix.csv").WithTags("Export").Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(400);

    private static async Task SendAsync(HttpContext context, ArticleExport export, PositionExport positions, TimeProvider time)
    {
        var request = await FilterRequest.ReadAsync(context, PositionQuery.OwnKeys);
        var problems = request.Problems.ToList();
        var query = PositionQuery.Empty with { Filter = request.Filter, Own = request.Own, AsOf = PositionQuery.ReadDay(request.Own, problems) };
        var shape = request.Own.GetValueOrDefault("shape", "wide");
        if (shape is not ("long" or "wide"))
        {
            problems.Add(new FilterProblem("shape", shape, "\"shape\" is wide (one row a cell) or long (one row for each sentence)."));
        }

        var options = new ExportOptions(UpTo(query))
        {
            Raw = request.Flag("raw", problems),
            ByteOrderMark = request.Flag("bom", problems),
            TargetKind = query.Own.ContainsKey("view") ? query.TargetKind : null,
        };
        if (problems.Count > 0)
        {
            await FilterRequest.Refuse(problems).ExecuteAsync(context);
            return;
        }

        if (shape == "wide" && PositionChoice.IsOfPositions(query.Filter))
        {
            await SendPositionsAsync(context, positions, new PositionChoice(query.Filter, query.Day(time), options.TargetKind), options);
            return;
        }

        await using var run = await export.OpenAsync(shape == "long" ? ExportFormat.Stances : ExportFormat.Matrix, options, context.RequestAborted);
        Start(context, run.Total);
        await run.WriteAsync(context.Response.Body, context.RequestAborted);
    }

    private static async Task SendPositionsAsync(HttpContext context, PositionExport positions, PositionChoice choice, ExportOptions options)
    {
        var entries = await positions.FindAsync(choice, context.RequestAborted);
        Start(context, entries.Count);
        await positions.WriteAsync(context.Response.Body, entries, (choice.Day, options), context.RequestAborted);
    }

    private static void Start(HttpContext context, long total)
    {
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"chokepoint-matrix.csv\"";
        context.Response.Headers["X-Total-Count"] = total.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.CacheControl = "no-store";
    }

    private static ArticleFilter UpTo(PositionQuery query) =>
        query.AsOf is { } day && !(query.Filter.To < day) ? query.Filter with { To = day } : query.Filter;
}
