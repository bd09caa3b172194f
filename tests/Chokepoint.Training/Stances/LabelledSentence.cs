using System.Text.Json.Nodes;
using Chokepoint.Tagging;

namespace Chokepoint.Training.Stances;

/// <summary>One row of sentences.jsonl.</summary>
/// <param name="Text">What is tagged.</param>
/// <param name="Stances">Stance by actor and target, the target under its common name.</param>
/// <param name="IsTest">Held back: only measured.</param>
/// <param name="IsPattern">Made from a pattern and not composed by hand: counts less in training.</param>
internal sealed record LabelledSentence(ArticleText Text, Dictionary<(string Actor, string Target), Stance> Stances, bool IsTest, bool IsPattern)
{
    public static List<LabelledSentence> Read(string path) =>
        [.. File.ReadLines(path).Where(line => line.Length > 0).Select(line => Of(JsonNode.Parse(line) ?? throw new FormatException("An empty line of JSON.")))];

    private static LabelledSentence Of(JsonNode row)
    {
        var stances = new Dictionary<(string, string), Stance>();
        foreach (var stance in row["stances"]?.AsArray() ?? [])
        {
            stances[(TextOf(stance, "actor"), TextOf(stance, "target"))] = Enum.Parse<Stance>(TextOf(stance, "stance"), ignoreCase: true);
        }

        return new(Predictions.ArticleOf(row), stances, TextOf(row, "split") == "test", TextOf(row, "origin") == "pattern");
    }

    private static string TextOf(JsonNode? node, string name) => node?[name]?.GetValue<string>() ?? "";
}
