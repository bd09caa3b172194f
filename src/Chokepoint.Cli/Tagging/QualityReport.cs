using System.Globalization;
using System.Text;

namespace Chokepoint.Cli.Tagging;

/// <summary>The figures of an evaluation as a page for people: docs/quality.md.</summary>
internal static class QualityReport
{
    private const string Head = """
        # How good the tags are

        Generated; do not edit. The command, from the root of the repository:

        ```
        dotnet run --project src/Chokepoint.Cli -- evaluate tests/Chokepoint.Training/sentences.jsonl --split test --report docs/quality.md
        ```

        The rows are short texts of our own, written by hand and labelled by hand by the rules that the tagger follows; a hash of the text
        chose the test part. Nothing was learnt from these rows. Right, wrong and missed count items, not rows.

        """;

    private const string Limits = """

        ## What the figures do not say

        - The people who wrote the rows also wrote the rules. Real articles are longer and messier: expect lower figures there, above
          all where the one who acts is named in an earlier sentence ("the ministry", "it").
        - Most rows are one sentence. Stances that only the whole article shows, and the choice between an earlier and a later position,
          are hardly measured here.
        - Phenomena with fewer than 20 rows give a hint, no more.
        - Focus, technologies and instruments are labelled on a few rows only; their figures above are no more than a hint.
        - A stance below the default threshold is found and stored, but not shown; "shown" below is what an analyst sees without asking.
        - English only.

        """;

    public static string ToMarkdown(Evaluation evaluation)
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        Line(text, $"## Overall: {evaluation.Rows} rows\n");
        Line(text, $"| part | precision | recall | F1 | right | wrong | missed |");
        Line(text, $"|---|---|---|---|---|---|---|");
        foreach (var measure in Evaluation.Measures.Where(measure => evaluation.Total[measure].IsMeasured))
        {
            var tally = evaluation.Total[measure];
            Line(text, $"| {Name(measure)} | {tally.Precision:F3} | {tally.Recall:F3} | {tally.F1:F3} | {tally.Right} | {tally.Wrong} | {tally.Missed} |");
        }

        Line(text, $"\nShown stances: precision {evaluation.Shown.Precision:F3}, and {evaluation.Shown.Recall:P0} of all labelled stances are among them.\n");
        AddConfusion(text, evaluation);
        AddPhenomena(text, evaluation);
        return text.Append(Limits.ReplaceLineEndings("\n").TrimEnd()).Append('\n').ToString();
    }

    private static void AddConfusion(StringBuilder text, Evaluation evaluation)
    {
        Line(text, $"## Pair right, stance wrong\n");
        Line(text, $"| labelled -> found | times |");
        Line(text, $"|---|---|");
        foreach (var (pair, count) in evaluation.Confused.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Line(text, $"| {pair} | {count} |");
        }
    }

    private static void AddPhenomena(StringBuilder text, Evaluation evaluation)
    {
        Line(text, $"\n## Stances by phenomenon\n");
        Line(text, $"| phenomenon | labelled | pairs: precision | recall | F1 | triples: precision | recall | F1 |");
        Line(text, $"|---|---|---|---|---|---|---|---|");
        foreach (var (phenomenon, tallies) in evaluation.ByPhenomenon)
        {
            var (pairs, triples) = (tallies["pairs"], tallies["triples"]);
            Line(text, $"| {phenomenon} | {pairs.Right + pairs.Missed} | {pairs.Precision:F2} | {pairs.Recall:F2} | {pairs.F1:F2} | {triples.Precision:F2} | {triples.Recall:F2} | {triples.F1:F2} |");
        }
    }

    private static string Name(string measure) => measure switch
    {
        "pairs" => "stance pairs (who, toward whom)",
        "triples" => "stance triples (and which stance)",
        _ => measure,
    };

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
