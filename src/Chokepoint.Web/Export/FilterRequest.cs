using Chokepoint.Data.Articles;
using Chokepoint.Data.Export;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chokepoint.Web.Export;

/// <summary>The query string of an export or API request.</summary>
internal sealed record FilterRequest(ArticleFilter Filter, IReadOnlyList<FilterProblem> Problems, IReadOnlyDictionary<string, string> Own)
{
    private static readonly string[] Yes = ["1", "true"];
    private static readonly string[] No = ["0", "false"];

    /// <param name="context">The request.</param>
    /// <param name="ownKeys">Keys beside the filter's.</param>
    public static async Task<FilterRequest> ReadAsync(HttpContext context, IReadOnlySet<string> ownKeys)
    {
        var pairs = FilterParsing.Split(context.Request.QueryString.Value ?? "");
        var parsed = await context.RequestServices.GetRequiredService<FilterParsing>().ParseAsync(pairs, ownKeys, context.RequestAborted);
        var own = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var problems = parsed.Problems.ToList();
        foreach (var (key, value) in pairs.Where(pair => ownKeys.Contains(pair.Key) && pair.Value.Length > 0))
        {
            if (!own.TryAdd(key, value) && own[key] != value)
            {
                problems.Add(new FilterProblem(key, value, $"\"{key}\" was given twice. Give it once."));
            }
        }

        return new FilterRequest(parsed.Filter, problems, own);
    }

    public bool Flag(string key, List<FilterProblem> problems)
    {
        if (!Own.TryGetValue(key, out var value) || No.Contains(value))
        {
            return false;
        }

        if (!Yes.Contains(value))
        {
            problems.Add(new FilterProblem(key, value, $"\"{key}\" is 1 or 0."));
        }

        return true;
    }

    /// <summary>Every problem at once, so that one correction is enough.</summary>
    public static ProblemHttpResult Refuse(IEnumerable<FilterProblem> problems)
    {
        var list = problems.ToList();
        return TypedResults.Problem(
            string.Join(' ', list.Select(problem => problem.Message)),
            statusCode: StatusCodes.Status400BadRequest,
            title: "The query has a mistake.",
            extensions: new Dictionary<string, object?>
            {
                ["problems"] = list.Select(problem => new Dictionary<string, string>
                {
                    ["key"] = problem.Key,
                    ["value"] = problem.Value,
                    ["message"] = problem.Message,
                }).ToList(),
            });
    }
}
