using System.Text.Json;
using System.Text.Json.Serialization;
using Chokepoint.Tagging;

namespace Chokepoint.Scraper.SecondOpinion;

/// <summary>One verdict on one candidate; a null stance means that the text shows none.</summary>
internal readonly record struct Verdict(int Candidate, Stance? Stance);

/// <summary>Reads an answer strictly: what is not a known number, a known class and a quote from the candidate's own sentence is not counted.</summary>
internal static class ReviewAnswer
{
    private const int ShortestQuote = 8;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <exception cref="JsonException">The answer is no JSON of the asked shape.</exception>
    public static IReadOnlyList<Verdict> Read(string answer, ArticleText text, IReadOnlyList<StanceTag> candidates)
    {
        var given = JsonSerializer.Deserialize<Answers>(Bare(answer), Json)?.Items ?? throw new JsonException("There is no list named \"answers\".");
        return [.. given.Select(item => Check(item, text, candidates)).OfType<Verdict>().GroupBy(verdict => verdict.Candidate)
            .Where(group => group.Distinct().Count() == 1).Select(group => group.First())];
    }

    private static Verdict? Check(Item item, ArticleText text, IReadOnlyList<StanceTag> candidates)
    {
        if (item.Number < 1 || item.Number > candidates.Count)
        {
            return null;
        }

        if (item.Stance is "none")
        {
            return new Verdict(item.Number - 1, null);
        }

        var quote = item.Quote?.Trim() ?? "";
        var proven = quote.Length >= ShortestQuote
            && ReviewPrompt.Sentence(text, candidates[item.Number - 1]).Contains(quote, StringComparison.Ordinal);
        return proven && Class(item.Stance) is { } stance ? new Verdict(item.Number - 1, stance) : null;
    }

    private static Stance? Class(string? name) => name switch
    {
        "restrictive" => Stance.Restrictive,
        "cautious" => Stance.Cautious,
        "neutral" => Stance.Neutral,
        "supportive" => Stance.Supportive,
        _ => null,
    };

    // Models like to wrap JSON in a fence.
    private static string Bare(string answer)
    {
        var from = answer.IndexOf('{', StringComparison.Ordinal);
        var to = answer.LastIndexOf('}');
        return from >= 0 && to > from ? answer[from..(to + 1)] : throw new JsonException("There is no JSON object.");
    }

    private sealed record Answers([property: JsonPropertyName("answers")] IReadOnlyList<Item>? Items);

    private sealed record Item(int Number, string? Stance, string? Quote);
}
