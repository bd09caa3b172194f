using System.Globalization;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Export;
using Chokepoint.Web.Matrix;
using Chokepoint.Web.Shifts;

namespace Chokepoint.Web.Export;

internal static partial class ExportEndpoints
{
    private const string Csv = "text/csv; charset=utf-8";

    private static readonly HashSet<string> OwnKeys = new(StringComparer.OrdinalIgnoreCase) { "bom", "raw", "shape", "metadata" };

    private static readonly (string File, ExportFormat Format, string Type)[] Files =
    [
        ("articles.csv", ExportFormat.Csv, Csv),
        ("articles.xlsx", ExportFormat.Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("articles.ndjson", ExportFormat.Ndjson, "application/x-ndjson; charset=utf-8"),
        ("articles.bib", ExportFormat.BibTeX, "application/x-bibtex; charset=utf-8"),
        ("articles.ris", ExportFormat.Ris, "application/x-research-info-systems; charset=utf-8"),
        ("stances.csv", ExportFormat.Stances, Csv),
    ];

    public static void MapExport(this IEndpointRouteBuilder routes)
    {
        foreach (var file in Files)
        {
            routes.MapGet($"/export/{file.File}.metadata.json", (HttpContext context, ArticleExport export) => SendAsync(context, export, file, sidecar: true))
                .WithTags("Export").Produces<ExportMetadata>().ProducesProblem(400);
            routes.MapGet("/export/" + file.File, (HttpContext context, ArticleExport export) => SendAsync(context, export, file, sidecar: false))
                .WithName(file.File).WithTags("Export").Produces(StatusCodes.Status200OK, contentType: file.Type.Split(';')[0]).ProducesProblem(400);
        }

        routes.MapArticleFeed();
        routes.MapMatrixExport();
        routes.MapShiftFeed();
    }

    private static async Task SendAsync(HttpContext context, ArticleExport export, (string File, ExportFormat Format, string Type) file, bool sidecar)
    {
        var request = await FilterRequest.ReadAsync(context, OwnKeys);
        var problems = request.Problems.ToList();
        var options = Options(request, problems);
        sidecar |= request.Flag("metadata", problems);
        if (problems.Count > 0)
        {
            await FilterRequest.Refuse(problems).ExecuteAsync(context);
            return;
        }

        // A workbook holds the moment it was packed: its sidecar has the hash of the same rows as CSV.
        var format = sidecar && file.Format == ExportFormat.Xlsx ? ExportFormat.Csv : file.Format;
        await using var run = await export.OpenAsync(format, options, context.RequestAborted);
        context.Response.Headers["X-Total-Count"] = run.Total.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.CacheControl = "no-store";
        if (sidecar)
        {
            await SendSidecarAsync(context, run, file.File);
            return;
        }

        context.Response.ContentType = file.Type;
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"chokepoint-{file.File}\"";
        try
        {
            await run.WriteAsync(context.Response.Body, context.RequestAborted);
        }
        catch (Exception exception) when (context.Response.HasStarted)
        {
            // Half a file must not look like a whole one.
            LogBroken(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Chokepoint.Web.Export"), exception, file.File);
            context.Abort();
        }
    }

    private static async Task SendSidecarAsync(HttpContext context, ExportRun run, string file)
    {
        var metadata = await run.WriteWithMetadataAsync(Stream.Null, context.RequestAborted);
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"chokepoint-{file}.metadata.json\"";
        await context.Response.Body.WriteAsync(metadata.ToJson(), context.RequestAborted);
    }

    private static ExportOptions Options(FilterRequest request, List<FilterProblem> problems)
    {
        if (request.Own.TryGetValue("shape", out var shape) && shape is not ("long" or "wide"))
        {
            problems.Add(new FilterProblem("shape", shape, "\"shape\" is wide (one row an article) or long (one row for each country and company)."));
        }

        return new ExportOptions(request.Filter)
        {
            Long = shape == "long",
            Raw = request.Flag("raw", problems),
            ByteOrderMark = request.Flag("bom", problems),
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The export {File} broke off; its connection was closed.")]
    private static partial void LogBroken(ILogger logger, Exception exception, string file);
}
