using Chokepoint.Data.Articles;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Chokepoint.Web.Api;

/// <summary>Describes the query keys, which the endpoints read themselves so that each mistake gets an answer of its own.</summary>
internal static class FilterParameters
{
    private static readonly Dictionary<string, string> Meaning = new()
    {
        ["q"] = "Full text in web-search syntax.",
        ["country"] = "ISO 3166-1 code or bloc; repeat for OR, \"!\" in front excludes.",
        ["company"] = "Company slug such as sk-hynix; repeat for OR, \"!\" excludes.",
        ["technology"] = "Technology id; repeat for OR, \"!\" excludes.",
        ["instrument"] = "Policy instrument; repeat for OR, \"!\" excludes.",
        ["stance"] = "restrictive, cautious, neutral or supportive; of one stance with actor and target.",
        ["actor"] = "Who takes the stance: country code or bloc.",
        ["target"] = "Toward whom: country code, company slug or tech: and a technology.",
        ["source"] = "Slug of an outlet.",
        ["language"] = "ISO 639-1 code.",
        ["from"] = "First day, UTC, inclusive (2020-07-14).",
        ["to"] = "Last day, UTC, inclusive.",
        ["focus"] = "1 (usual): articles about the country; 0: any mention.",
        ["sort"] = "-published (usual), published or relevance.",
    };

    public static Task AddAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Parameters ??= [];
        foreach (var key in FilterQuery.Keys)
        {
            Add(operation, key, Meaning[key], repeats: FilterChoices.Keys.Contains(key));
        }

        var path = context.Description.RelativePath ?? "";
        if (path.EndsWith("/articles", StringComparison.Ordinal))
        {
            Add(operation, "limit", "Articles of a page, 1 to 500; 50 when left out.", repeats: false);
            Add(operation, "cursor", "\"next\" of the page before.", repeats: false);
        }
        else if (path.StartsWith("export/", StringComparison.Ordinal))
        {
            Add(operation, "bom", "1 starts CSV with a byte order mark, for Excel.", repeats: false);
            Add(operation, "raw", "1 leaves text alone that a spreadsheet could run as a formula.", repeats: false);
            Add(operation, "shape", "long: one row for each article, country and company.", repeats: false);
        }

        return Task.CompletedTask;
    }

    private static void Add(OpenApiOperation operation, string name, string description, bool repeats) => operation.Parameters?.Add(new OpenApiParameter
    {
        Name = name,
        In = ParameterLocation.Query,
        Description = description,
        Schema = repeats
            ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } }
            : new OpenApiSchema { Type = JsonSchemaType.String },
    });
}
