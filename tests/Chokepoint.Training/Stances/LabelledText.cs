using System.Text.Json.Nodes;
using Chokepoint.Tagging;

namespace Chokepoint.Training.Stances;

/// <summary>A stretch of a text with what it says: stances by actor and target, the target under its common name.</summary>
/// <param name="Start">In UTF-16 units of <see cref="ArticleText.FullText"/>.</param>
/// <param name="End">Exclusive.</param>
/// <param name="Stances">What holds; a stance that is told as past is left out.</param>
internal sealed record LabelledLine(int Start, int End, Dictionary<(string Actor, string Target), Stance> Stances);

/// <summary>A text of our own with its labels.</summary>
/// <param name="Text">What is tagged.</param>
/// <param name="Lines">Its sentences, or the whole text as one.</param>
/// <param name="Stances">What the whole text says.</param>
/// <param name="Fold">0 to 9, by a hash of the text: fold 0 is held back from training and only measured.</param>
/// <param name="IsPattern">Made from a pattern and not composed by hand: counts less in training, and is never measured.</param>
internal sealed record LabelledText(ArticleText Text, List<LabelledLine> Lines, Dictionary<(string Actor, string Target), Stance> Stances, int Fold, bool IsPattern)
{
    public const int Folds = 10;

    public bool IsTest => Fold == 0;

    /// <summary>Rows of JSON in the guide's format; those marked as test are fold 0.</summary>
    public static List<LabelledText> ReadJson(string path) =>
        [.. File.ReadLines(path).Where(line => line.Length > 0).Select(line => OfJson(JsonNode.Parse(line) ?? throw new FormatException("An empty line of JSON.")))];

    private static LabelledText OfJson(JsonNode row)
    {
        var stances = new Dictionary<(string, string), Stance>();
        foreach (var stance in row["stances"]?.AsArray() ?? [])
        {
            stances[(TextOf(stance, "actor"), Predictions.Resolve(TextOf(stance, "target")))] = Enum.Parse<Stance>(TextOf(stance, "stance"), ignoreCase: true);
        }
        var text = Predictions.ArticleOf(row);
        var fold = TextOf(row, "split") == "test" ? 0 : 1 + (int)(LabelledFile.Hash(text.FullText) % (Folds - 1));
        return new(text, [new(0, text.FullText.Length, stances)], stances, fold, TextOf(row, "origin") == "pattern");
    }

    private static string TextOf(JsonNode? node, string name) => node?[name]?.GetValue<string>() ?? "";
}
