using Chokepoint.Tagging.Parsing;

namespace Chokepoint.Tagging.Stances;

/// <summary>Permission, prohibition and openness that auxiliaries express: "may bid", "must not use", "has yet to decide".</summary>
internal static class ModalCues
{
    public static readonly CueEntry Permission = new("may", CuePart.Verb, Stance.Supportive, Stance.Restrictive, CueEffect.None, ["s"]);
    public static readonly CueEntry Duty = new("must", CuePart.Verb, Stance.Restrictive, Stance.Restrictive, CueEffect.None, ["s"]);
    public static readonly CueEntry Undecided = new("yet to", CuePart.Verb, Stance.Neutral, Stance.Neutral, CueEffect.Open, ["o"]);

    public static CueEntry? Of(SentenceTree tree, int verb, ArgumentLink link)
    {
        if (IsUndecided(tree, verb))
        {
            return Undecided;
        }

        if (tree.Relations[verb] == Relation.ClauseModifier)
        {
            return null;
        }

        foreach (var child in tree.Children(verb))
        {
            if (tree.Relations[child] != Relation.Auxiliary)
            {
                continue;
            }

            var isNegated = Composition.IsNegated(tree, verb);
            switch (tree.Text(child))
            {
                case "may" or "can" or "ca" when isNegated || link == ArgumentLink.Subject:
                    return Permission;
                case "must" when isNegated || link == ArgumentLink.Subject:
                    return Duty;
            }
        }

        return null;
    }

    /// <summary>"has yet to decide", "is yet to say".</summary>
    public static bool IsUndecided(SentenceTree tree, int verb) =>
        (verb > 1 && tree.Is(verb - 1, "to") && tree.Is(verb - 2, "yet")) || (verb > 2 && tree.Is(verb - 1, "to") && tree.Is(verb - 3, "yet"));
}
