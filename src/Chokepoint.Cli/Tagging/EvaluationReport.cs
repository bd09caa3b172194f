using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Chokepoint.Cli.Tagging;

/// <summary>The figures of an evaluation as tables or as JSON.</summary>
internal static class EvaluationReport
{
    public static string ToText(Evaluation evaluation)
    {
        var text = new StringBuilder();
        Line(text, $"{evaluation.Rows} rows");
        Line(text, $"{"",-16} precision  recall      F1   right   wrong  missed");
        foreach (var measure in Evaluation.Measures)
        {
            var tally = evaluation.Total[measure];
            Line(text, $"{measure,-16} {tally.Precision,9:F3} {tally.Recall,7:F3} {tally.F1,7:F3} {tally.Right,7} {tally.Wrong,7} {tally.Missed,7}");
        }

        Line(text, $"shown triples: precision {evaluation.Shown.Precision:F3}, coverage {evaluation.Shown.Recall:F3}");
        foreach (var (pair, count) in evaluation.Confused)
        {
            Line(text, $"confused {pair}: {count}");
        }

        Line(text, $"{"F1 by phenomenon",-20} countries companies   pairs triples");
        foreach (var (phenomenon, tallies) in evaluation.ByPhenomenon)
        {
            Line(text, $"{phenomenon,-20} {tallies["countries"].F1,9:F3} {tallies["companies"].F1,9:F3} {tallies["pairs"].F1,7:F3} {tallies["triples"].F1,7:F3}");
        }

        return text.ToString();
    }

    public static string ToJson(Evaluation evaluation) => JsonSerializer.Serialize(new
    {
        rows = evaluation.Rows,
        total = Evaluation.Measures.ToDictionary(measure => measure, measure => Figures(evaluation.Total[measure])),
        shown = new { precision = Round(evaluation.Shown.Precision), coverage = Round(evaluation.Shown.Recall) },
        confused = evaluation.Confused,
        phenomenon = evaluation.ByPhenomenon.ToDictionary(
            pair => pair.Key, pair => Evaluation.Measures.ToDictionary(measure => measure, measure => Round(pair.Value[measure].F1))),
    }) + Environment.NewLine;

    private static object Figures(Tally tally) => new
    {
        precision = Round(tally.Precision),
        recall = Round(tally.Recall),
        f1 = Round(tally.F1),
        tp = tally.Right,
        fp = tally.Wrong,
        fn = tally.Missed,
    };

    private static double Round(double value) => Math.Round(value, 4);

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
