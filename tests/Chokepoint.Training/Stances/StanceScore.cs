using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Tagging.Stances;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Training.Stances;

/// <summary>What a reader said of one text.</summary>
internal sealed record Answer(LabelledText Text, IReadOnlyList<StanceTag> Said)
{
    public static List<Answer> Of(IEnumerable<LabelledText> texts, StanceReader reader) => [.. texts.AsParallel().AsOrdered().Select(text => new Answer(text, Read(text, reader)))];

    public static IReadOnlyList<StanceTag> Read(LabelledText text, StanceReader reader)
    {
        var document = DocumentReader.Read(text.Text);
        var found = MentionFinder.Default.Find(document);
        return reader.Read(document, [.. found.Named, .. found.Topics]);
    }

    public bool IsPair(StanceTag tag) => Text.Stances.ContainsKey(Pair(tag));

    public bool IsRight(StanceTag tag) => Text.Stances.TryGetValue(Pair(tag), out var stance) && stance == tag.Stance;

    private static (string, string) Pair(StanceTag tag) => (tag.Actor, Predictions.TargetOf(tag.Target));
}

/// <summary>Pairs and triples of a reader against the labels, at several thresholds.</summary>
internal static class StanceScore
{
    private static readonly double[] Thresholds = [0.25, 0.3, 0.35, 0.4, 0.5, 0.7];

    public static void Print(string name, List<Answer> answers)
    {
        foreach (var threshold in Thresholds)
        {
            int gold = 0, said = 0, pairs = 0, triples = 0;
            foreach (var answer in answers)
            {
                var loud = answer.Said.Where(tag => tag.Confidence >= threshold).ToList();
                gold += answer.Text.Stances.Count;
                said += loud.Count;
                pairs += loud.Count(answer.IsPair);
                triples += loud.Count(answer.IsRight);
            }
            Console.WriteLine($"{name}, from {threshold:0.00}: pairs {Rates(pairs, said, gold)}; triples {Rates(triples, said, gold)}");
        }
    }

    private static string Rates(int right, int said, int gold) =>
        $"P {Share(right, said):0.000} R {Share(right, gold):0.000} F1 {Share(2 * right, said + gold):0.000}";

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
