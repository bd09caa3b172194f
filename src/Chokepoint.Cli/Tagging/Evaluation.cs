using System.Text.Json;

namespace Chokepoint.Cli.Tagging;

/// <summary>Compares the tagger's answers with gold rows and keeps the counts.</summary>
internal sealed class Evaluation
{
    private static readonly string[] Lists = ["countries", "focus", "companies", "technologies", "instruments"];

    public static IReadOnlyList<string> Measures { get; } = [.. Lists, "pairs", "triples"];

    public int Rows { get; private set; }

    public Dictionary<string, Tally> Total { get; } = Empty();

    public SortedDictionary<string, Dictionary<string, Tally>> ByPhenomenon { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, int> Confused { get; } = new(StringComparer.Ordinal);

    public Tally Shown { get; } = new();

    /// <summary>Rows with the number of their errors and what they are.</summary>
    public List<(string Id, int Errors, string What)> Errors { get; } = [];

    public void Add(JsonElement gold, JsonElement predicted)
    {
        Rows++;
        var phenomena = Strings(gold, "phenomena").ToList();
        var what = new List<string>();
        foreach (var measure in Measures.Where(measure => IsLabelled(gold, measure)))
        {
            var (expected, answered) = (Items(gold, measure, shownOnly: false), Items(predicted, measure, shownOnly: false));
            Total[measure].Add(expected, answered);
            foreach (var phenomenon in phenomena)
            {
                (ByPhenomenon.TryGetValue(phenomenon, out var tallies) ? tallies : ByPhenomenon[phenomenon] = Empty())[measure].Add(expected, answered);
            }

            what.AddRange(measure == "pairs" ? [] : expected.Except(answered).Select(item => $"missed {measure} {item}"));
            what.AddRange(measure == "pairs" ? [] : answered.Except(expected).Select(item => $"wrong {measure} {item}"));
        }

        Shown.Add(Items(gold, "triples", shownOnly: false), Items(predicted, "triples", shownOnly: true));
        CountConfusion(gold, predicted);
        Errors.Add((gold.GetProperty("id").ToString(), what.Count, string.Join("; ", what)));
    }

    // A set may label some parts only: what it leaves out is not counted.
    private static bool IsLabelled(JsonElement gold, string measure) =>
        gold.TryGetProperty(measure is "pairs" or "triples" ? "stances" : measure, out _);

    private void CountConfusion(JsonElement gold, JsonElement predicted)
    {
        var answers = Stances(predicted, false).ToLookup(stance => stance.Pair, stance => stance.Stance, StringComparer.Ordinal);
        foreach (var (pair, stance) in Stances(gold, false))
        {
            if (answers[pair].LastOrDefault() is { } answer && answer != stance)
            {
                Confused[$"{stance} -> {answer}"] = Confused.GetValueOrDefault($"{stance} -> {answer}") + 1;
            }
        }
    }

    private static HashSet<string> Items(JsonElement row, string measure, bool shownOnly) => measure switch
    {
        "pairs" => [.. Stances(row, shownOnly).Select(stance => stance.Pair)],
        "triples" => [.. Stances(row, shownOnly).Select(stance => stance.Pair + ":" + stance.Stance)],
        "companies" => [.. Strings(row, measure).Select(CompanyKey.Of)],
        _ => [.. Strings(row, measure)],
    };

    private static IEnumerable<(string Pair, string Stance)> Stances(JsonElement row, bool shownOnly)
    {
        if (!row.TryGetProperty("stances", out var stances) || stances.ValueKind != JsonValueKind.Array)
        {
            yield break;
        }

        var companies = Strings(row, "companies").ToHashSet(StringComparer.Ordinal);
        foreach (var stance in stances.EnumerateArray())
        {
            if (!shownOnly || !stance.TryGetProperty("shown", out var shown) || shown.ValueKind != JsonValueKind.False)
            {
                yield return (ArticleJson.TextOf(stance, "actor") + ">" + TargetKey(ArticleJson.TextOf(stance, "target"), companies), ArticleJson.TextOf(stance, "stance"));
            }
        }
    }

    private static string TargetKey(string target, HashSet<string> companies) =>
        target.StartsWith("tech:", StringComparison.OrdinalIgnoreCase) ? target.ToLowerInvariant()
        : Blocs.Contains(target) || (target is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] && !companies.Contains(target)) ? target
        : "co:" + CompanyKey.Of(target);

    private static readonly HashSet<string> Blocs =
        new(StringComparer.Ordinal) { "EU", "NATO", "FVEY", "G7", "G20", "QUAD", "AUKUS", "ASEAN", "BRICS", "UN", "WTO", "OECD" };

    private static IEnumerable<string> Strings(JsonElement row, string name) =>
        row.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(item => item.ToString()) : [];

    private static Dictionary<string, Tally> Empty() => Measures.ToDictionary(measure => measure, _ => new Tally(), StringComparer.Ordinal);
}
