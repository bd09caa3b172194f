using Chokepoint.Data.Export;

namespace Chokepoint.Web.Export;

/// <summary>Exact rows of the exports, for the menu that offers them.</summary>
internal static class ExportCounts
{
    private static readonly HashSet<string> NoKeys = [];

    public static void MapExportCounts(this IEndpointRouteBuilder routes) => routes.MapGet("/export/counts", SendAsync).ExcludeFromDescription();

    private static async Task<IResult> SendAsync(HttpContext context, ArticleExport export)
    {
        var request = await FilterRequest.ReadAsync(context, NoKeys);
        if (request.Problems.Count > 0)
        {
            return FilterRequest.Refuse(request.Problems);
        }

        var options = new ExportOptions(request.Filter);
        await using var articles = await export.OpenAsync(ExportFormat.Csv, options, context.RequestAborted);
        await using var stances = await export.OpenAsync(ExportFormat.Stances, options, context.RequestAborted);
        return TypedResults.Json(new { articles = articles.Total, stances = stances.Total, @long = await export.CountLongAsync(request.Filter, context.RequestAborted) });
    }
}
