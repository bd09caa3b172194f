using System.Globalization;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Export;
using Chokepoint.Data.Index;
using Chokepoint.Data.Tags;
using Chokepoint.Web.Export;
using Chokepoint.Web.Health;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chokepoint.Web.Api;

internal static class ApiEndpoints
{
    private const int UsualLimit = 50;
    private const int MostLimit = 500;
    private static readonly HashSet<string> PagingKeys = new(StringComparer.OrdinalIgnoreCase) { "limit", "cursor" };
    private static readonly HashSet<string> NoKeys = [];

    public static IServiceCollection AddApi(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = description => description.RelativePath is { } path
            && (path.StartsWith("api/", StringComparison.Ordinal) || path.StartsWith("export/", StringComparison.Ordinal)
                || path.StartsWith("feeds/", StringComparison.Ordinal));
        options.AddOperationTransformer(FilterParameters.AddAsync);
    });

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json");
        var group = routes.MapGroup("/api/v1").WithTags("Articles").ProducesProblem(400);
        group.MapGet("/articles", ArticlesAsync).WithName("articles");
        group.MapGet("/facets", FacetsAsync).WithName("facets").WithMetadata(new NeedsIndexAttribute()).ProducesProblem(503);
        group.MapGet("/matrix", MatrixAsync).WithName("matrix").WithMetadata(new NeedsIndexAttribute()).ProducesProblem(503);
    }

    private static async Task<Results<Ok<ArticleList>, ProblemHttpResult>> ArticlesAsync(
        HttpContext context, ArticleIndex index, ArticleExport export)
    {
        var request = await FilterRequest.ReadAsync(context, PagingKeys);
        var problems = request.Problems.ToList();
        var limit = Limit(request, problems);
        var cursor = ReadCursor(request, problems);
        if (problems.Count > 0)
        {
            return FilterRequest.Refuse(problems);
        }

        var count = index.CountAsync(request.Filter, exact: false, context.RequestAborted);
        var page = await index.PageAsync(request.Filter, cursor, limit, context.RequestAborted);
        var items = await export.LoadAsync([.. page.Rows.Select(row => row.Id)], context.RequestAborted);
        var total = await count;
        return TypedResults.Ok(new ArticleList(
            items, page.Next is null ? null : ApiCursor.Write(page.Next, request.Filter.Sort), total.Value, total.Capped));
    }

    private static async Task<Results<Ok<Dictionary<string, FacetCount[]>>, ProblemHttpResult>> FacetsAsync(HttpContext context, ArticleIndex index)
    {
        var request = await FilterRequest.ReadAsync(context, NoKeys);
        if (request.Problems.Count > 0)
        {
            return FilterRequest.Refuse(request.Problems);
        }

        var facets = await index.FacetsAsync(request.Filter, context.RequestAborted);
        return TypedResults.Ok(FilterChoices.Keys.Where(facets.ByKey.ContainsKey).ToDictionary(
            key => key, key => facets.ByKey[key].Select(value => new FacetCount(value.Value, value.Count)).ToArray()));
    }

    private static async Task<Results<Ok<MatrixAnswer>, ProblemHttpResult>> MatrixAsync(HttpContext context, ArticleIndex index)
    {
        var request = await FilterRequest.ReadAsync(context, NoKeys);
        if (request.Problems.Count > 0)
        {
            return FilterRequest.Refuse(request.Problems);
        }

        var matrix = await index.MatrixAsync(request.Filter, context.RequestAborted);
        return TypedResults.Ok(new MatrixAnswer([.. matrix.Cells.Select(cell => new MatrixItem(
            cell.Actor, cell.Target, StanceNames.All.Zip(cell.ByStance).ToDictionary(pair => pair.First, pair => pair.Second),
            cell.DecidingArticleId, cell.DecidingAt.ToUniversalTime()))]));
    }

    private static int Limit(FilterRequest request, List<FilterProblem> problems)
    {
        if (!request.Own.TryGetValue("limit", out var value))
        {
            return UsualLimit;
        }

        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MostLimit)
        {
            return limit;
        }

        problems.Add(new FilterProblem("limit", value, $"\"limit\" is a number from 1 to {MostLimit}."));
        return UsualLimit;
    }

    private static Cursor? ReadCursor(FilterRequest request, List<FilterProblem> problems)
    {
        if (!request.Own.TryGetValue("cursor", out var value))
        {
            return null;
        }

        var cursor = ApiCursor.Read(value, request.Filter.Sort);
        if (cursor is null)
        {
            problems.Add(new FilterProblem("cursor", value, "\"cursor\" is not from this list. Take it from \"next\" of the page before, with the same sort."));
        }

        return cursor;
    }
}
