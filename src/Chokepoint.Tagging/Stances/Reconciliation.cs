using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>One stance for each actor and target: the latest, and of two at once the most definite (guide, rules 2 and 10).</summary>
internal static class Reconciliation
{
    public const double ShownFrom = 0.7;

    // Less likely than three in ten: noise, not even for review.
    public const double LeastKept = 0.3;

    public static IReadOnlyList<StanceTag> Reconcile(List<RawStance> found, Document document) =>
        Ordered(found.Select(stance => stance with { Confidence = Calibration.Of(stance) }).Where(stance => stance.Confidence > LeastKept)
            .GroupBy(stance => (stance.Actor, stance.Target))
            .Select(group => Choose([.. group], document)));

    public static IReadOnlyList<StanceTag> Ordered(IEnumerable<StanceTag> tags) =>
        [.. tags.OrderBy(tag => tag.Start).ThenBy(tag => tag.Actor, StringComparer.Ordinal).ThenBy(tag => tag.Target.Id, StringComparer.Ordinal)];

    /// <summary>What stands on the first reading; the other sentences say the same.</summary>
    public static StanceTag Tag(RawStance first, (Stance Stance, double Confidence) verdict, IEnumerable<RawStance> others, Document document)
    {
        var sentence = document.Sentences[first.Sentence];
        return new()
        {
            Actor = first.Actor,
            Target = first.Target,
            Stance = verdict.Stance,
            Confidence = verdict.Confidence,
            Start = sentence.Start,
            Length = sentence.Length,
            Rule = first.Describe(),
            Attribution = first.Attribution,
            Shown = verdict.Confidence >= ShownFrom,
            Also = [.. others.Select(one => one.Sentence).Distinct().Where(index => index != first.Sentence).Select(index => (document.Sentences[index].Start, document.Sentences[index].Length))],
        };
    }

    private static StanceTag Choose(RawStance[] all, Document document)
    {
        var scores = all.GroupBy(stance => stance.Stance).Select(group => (Stance: group.Key, Weight: group.Max(Weight)));
        var best = scores.OrderByDescending(score => score.Weight).ThenBy(score => score.Stance).First().Stance;
        var agreeing = all.Where(stance => stance.Stance == best).OrderByDescending(stance => stance.Confidence).ThenBy(stance => stance.Sentence).ToArray();
        var first = agreeing[0];
        var confidence = Math.Round(Math.Min(0.97, first.Confidence + (agreeing.Select(one => one.Sentence).Distinct().Count() > 1 ? 0.05 : 0)), 3);
        return Tag(first, (best, confidence), agreeing, document);
    }

    private static double Weight(RawStance stance) =>
        stance.Confidence - (stance.How.IsBackground ? 0.4 : 0) + (stance.Stance is Stance.Restrictive or Stance.Supportive ? 0.15 : stance.Stance == Stance.Cautious ? 0.05 : 0);
}
