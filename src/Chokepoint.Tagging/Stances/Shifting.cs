using Chokepoint.Tagging.Parsing;

namespace Chokepoint.Tagging.Stances;

/// <summary>How a word above changes a stance, and whether it acts on it at all.</summary>
internal static class Shifting
{
    public static void Shift(Trail trail, Cue above, bool isNegated)
    {
        var isRulingOut = above.Entry.Pattern == "rule out";
        switch (above.Entry.Effect)
        {
            case CueEffect.Keep when isNegated && above.Entry.Negated == Stance.Neutral:
                trail.Stance = Stance.Neutral;
                break;

            // "declined to rule out a ban" leaves it open, "refused to lift the ban" keeps it.
            case CueEffect.Turn when trail.IsRuledOut || (isNegated && isRulingOut):
                trail.Stance = Stance.Cautious;
                break;
            case CueEffect.Turn when !isNegated:
            case CueEffect.Keep or CueEffect.Hedge when isNegated:
                trail.Turn();
                break;
            case CueEffect.Curb:
                trail.Stance = isNegated ? Stance.Supportive : Stance.Restrictive;
                break;
            case CueEffect.Hedge when trail.Stance is { } stance:
                trail.Stance = Composition.Hedge(stance);
                trail.IsModal = true;
                break;
            case CueEffect.Open:
                trail.Stance = Stance.Neutral;
                break;
        }

        trail.IsRuledOut = isRulingOut && !isNegated;
    }

    /// <summary>Does the cue act on what hangs on it at this word?</summary>
    public static bool Governs(SentenceTree tree, Cue above, int node) => ArgumentLinks.Of(tree, node) switch
    {
        ArgumentLink.Object => true,
        ArgumentLink.Subject => !tree.IsVerb(above.Word)
            || (above.Entry.Effect is CueEffect.Turn or CueEffect.Keep && (tree.Child(above.Word, Relation.Object) < 0 || above.Entry.HasSlot("s"))),
        ArgumentLink.Clause => tree.Relations[node] is not Relation.Parataxis
            && (tree.Relations[node] is not Relation.AdverbialClause || above.Entry.HasSlot(tree.Preposition(node)) || IsIntroduced(tree, above, node)),
        ArgumentLink.Oblique or ArgumentLink.Modifier => above.Entry.Part == CuePart.Noun || above.LastWord != above.Word || above.Entry.HasSlot(tree.Preposition(node))
            || above.Entry.Effect is CueEffect.Demand or CueEffect.Oppose or CueEffect.Open,
        _ => false,
    };

    private static bool IsIntroduced(SentenceTree tree, Cue above, int clause) =>
        tree.Child(clause, Relation.Marker) is var mark and >= 0
        && (above.Entry.HasSlot(tree.Text(mark)) || tree.Text(mark) is "of" or "for" or "over" or "whether" or "from" or "to" or "in");
}
