using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.Training.Stances;

/// <summary>Tags a file of articles in the guide's format, to look at while rules are written.</summary>
internal static class Predictions
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Names of firms by their other spellings.
    private static readonly Dictionary<string, string> Written = Spellings();

    public static int Run(string input, string output)
    {
        using var writer = new StreamWriter(output);
        foreach (var line in File.ReadLines(input).Where(line => line.Length > 0))
        {
            var row = JsonNode.Parse(line) ?? throw new FormatException("An empty line of JSON.");
            var article = ArticleOf(row);
            var tags = ArticleTagger.Default.Tag(article);
            writer.WriteLine(new JsonObject
            {
                ["id"] = row["id"]?.GetValue<string>(),
                ["countries"] = Array(tags.Countries),
                ["focus"] = Array(tags.Focus),
                ["companies"] = Array(tags.Companies.Select(id => EntityCatalogue.Default.NameOf(new(EntityKind.Company, id)))),
                ["technologies"] = Array(tags.Technologies),
                ["instruments"] = Array(tags.Instruments),
                ["stances"] = new JsonArray([.. tags.Stances.Select(stance => ToJson(stance, article))]),
            }.ToJsonString(Options));
        }

        return 0;
    }

    public static ArticleText ArticleOf(JsonNode row) => new(
        row["title"]?.GetValue<string>() ?? "",
        row["body"]?.GetValue<string>() ?? "",
        DateOnly.TryParse(row["published"]?.GetValue<string>(), out var day) ? day : null,
        row["source"]?.GetValue<string>());

    public static string TargetOf(Entity target) => target.Kind switch
    {
        EntityKind.Technology => "tech:" + target.Id,
        EntityKind.Company => Resolve(EntityCatalogue.Default.NameOf(target)),
        _ => target.Id,
    };

    /// <summary>A label's name as the gazetteer writes it; texts name Starlink and SpaceX for each other.</summary>
    public static string Resolve(string target) => target is "Starlink" ? "SpaceX" : Written.TryGetValue(target, out var name) ? name : target;

    private static Dictionary<string, string> Spellings()
    {
        var names = GazetteerFiles.Companies().Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
        return GazetteerFiles.Companies().SelectMany(row => row.Aliases.Concat(row.FormerNames).Select(term => (term.Text, row.Name)))
            .Where(pair => !names.Contains(pair.Text) && pair.Text.Length > 2).GroupBy(pair => pair.Text, pair => pair.Name).Where(group => group.Distinct().Count() == 1)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    }

    private static JsonObject ToJson(StanceTag stance, ArticleText article) => new()
    {
        ["actor"] = stance.Actor,
        ["target"] = TargetOf(stance.Target),
        ["stance"] = stance.Stance.ToString().ToLowerInvariant(),
        ["confidence"] = stance.Confidence,
        ["rule"] = stance.Rule,
        ["shown"] = stance.Shown,
        ["evidence"] = article.FullText.Substring(stance.Start, stance.Length),
    };

    private static JsonArray Array(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode)value)]);
}
