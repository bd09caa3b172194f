using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Tagging.Stances;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Training.Stances;

/// <summary>Pairs and triples of a reader against the labels, at several thresholds.</summary>
internal static class StanceScore
{
    private static readonly double[] Thresholds = [0.2, 0.35, 0.5, 0.7];

    public static IReadOnlyList<StanceTag> Read(LabelledSentence sentence, StanceReader reader)
    {
        var document = DocumentReader.Read(sentence.Text);
        var found = MentionFinder.Default.Find(document);
        return reader.Read(document, [.. found.Named, .. found.Topics]);
    }

    public static void Print(string name, List<LabelledSentence> sentences, StanceReader reader)
    {
        var answers = sentences.Select(sentence => (sentence.Stances, Said: Read(sentence, reader))).ToList();
        foreach (var threshold in Thresholds)
        {
            int gold = 0, said = 0, pairs = 0, triples = 0;
            foreach (var (stances, tags) in answers)
            {
                var loud = tags.Where(tag => tag.Confidence >= threshold).ToList();
                gold += stances.Count;
                said += loud.Count;
                pairs += loud.Count(tag => stances.ContainsKey(Pair(tag)));
                triples += loud.Count(tag => stances.TryGetValue(Pair(tag), out var stance) && stance == tag.Stance);
            }

            Console.WriteLine($"{name}, from {threshold:0.00}: pairs {Rates(pairs, said, gold)}; triples {Rates(triples, said, gold)}");
        }
    }

    private static (string, string) Pair(StanceTag tag) => (tag.Actor, Predictions.TargetOf(tag.Target));

    private static string Rates(int right, int said, int gold) =>
        $"P {Share(right, said):0.000} R {Share(right, gold):0.000} F1 {Share(2 * right, said + gold):0.000}";

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
