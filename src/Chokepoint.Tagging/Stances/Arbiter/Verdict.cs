using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>One stance for each actor and target of an article, from what the arbiter makes of its sentences (guide, rules 2 and 10).</summary>
internal static class Verdict
{
    // Of two at once the most definite: what a stance gains over a weaker one.
    private const double Definite = 0.1;
    private const double HalfDefinite = 0.03;

    /// <summary>What a second sentence that says the same adds, and what one that says otherwise takes.</summary>
    private const double Second = 0.15;

    public static IReadOnlyList<StanceTag> Reach(List<RawStance> found, Document document, IArbiter arbiter) =>
        Reconciliation.Ordered(found.Where(stance => stance.Odds is not null)
            .GroupBy(stance => (stance.Actor, stance.Target))
            .Select(group => Choose([.. group], document, arbiter))
            .Where(tag => tag.Confidence > Reconciliation.LeastKept));

    private static StanceTag Choose(RawStance[] all, Document document, IArbiter arbiter)
    {
        var best = Stance.Restrictive;
        var most = double.MinValue;
        for (var stance = Stance.Restrictive; stance <= Stance.Supportive; stance++)
        {
            var weight = Evidence(all, stance) + (stance is Stance.Restrictive or Stance.Supportive ? Definite : stance == Stance.Cautious ? HalfDefinite : 0);
            (best, most) = weight > most ? (stance, weight) : (best, most);
        }
        var agreeing = all.OrderByDescending(one => Of(one, best)).ThenBy(one => one.Sentence).ToArray();
        var confidence = Math.Round(arbiter.Trust(Evidence(all, best)), 3);
        return Reconciliation.Tag(agreeing[0], (best, confidence), agreeing.Where(one => one.Stance == best && Of(one, best) > 0.5), document);
    }

    /// <summary>0 to 1: the surest sentence, more where a second agrees, less where one says otherwise.</summary>
    private static double Evidence(RawStance[] all, Stance stance)
    {
        double first = 0, second = 0, contrary = 0;
        foreach (var one in all)
        {
            var share = Of(one, stance);
            (first, second) = share > first ? (share, first) : (first, Math.Max(second, share));
            contrary = Math.Max(contrary, one.Stance == stance ? 0 : Of(one, one.Stance));
        }
        return Math.Clamp(first + (Second * second) - (Second * contrary), 0, 1);
    }

    private static double Of(RawStance one, Stance stance) => one.Odds is { } odds ? odds.Of(stance) : 0;
}
