using Chokepoint.Tagging.Parsing;

namespace Chokepoint.Tagging.Stances;

/// <summary>How negation, doubt and the verbs above change a stance.</summary>
internal static class Composition
{
    public static Stance Turn(Stance stance) => stance switch
    {
        Stance.Restrictive or Stance.Cautious => Stance.Supportive,
        Stance.Supportive => Stance.Restrictive,
        _ => stance,
    };

    public static Stance Hedge(Stance stance) => stance == Stance.Neutral ? Stance.Neutral : Stance.Cautious;

    public static bool IsNegated(SentenceTree tree, int word)
    {
        foreach (var child in tree.Children(word))
        {
            if (tree.Text(child) is "not" or "n't" or "n’t" or "never" or "no" or "No" or "neither" or "nor" or "without" or "Not" or "Never" or "cannot" or "hardly"
                && tree.Relations[child] is not (Relation.Conjunct or Relation.Apposition) && child < word)
            {
                return true;
            }
        }

        // Participles of "to have", where "not" may hang on the auxiliary.
        return word > 0 && tree.Text(word - 1) is "not" or "n't" or "never" or "cannot";
    }

    /// <summary>"may", "could", "might" ban: not decided.</summary>
    public static bool IsModal(SentenceTree tree, int verb)
    {
        foreach (var child in tree.Children(verb))
        {
            if (tree.Relations[child] == Relation.Auxiliary && tree.Text(child) is "may" or "might" or "could")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"if", "unless", "should": no act of anybody.</summary>
    public static bool IsHypothetical(SentenceTree tree, int verb)
    {
        if (tree.IsSupposed(verb))
        {
            return true;
        }
        foreach (var child in tree.Children(verb))
        {
            var isMarker = tree.Relations[child] == Relation.Marker && tree.Text(child) is "if" or "If" or "unless" or "Unless";
            var isOught = tree.Relations[child] == Relation.Auxiliary && tree.Text(child) is "should" or "Should" or "ought" or "Were";
            if (isMarker || isOught)
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsWhether(SentenceTree tree, int verb)
    {
        foreach (var child in tree.Children(verb))
        {
            if (tree.Relations[child] == Relation.Marker && tree.Is(child, "whether"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"had allowed", "after it was banned": how it was before.</summary>
    public static bool IsBefore(SentenceTree tree, int verb)
    {
        foreach (var child in tree.Children(verb))
        {
            if ((tree.Relations[child] is Relation.Auxiliary or Relation.PassiveAuxiliary && tree.Text(child) is "had")
                || (tree.Relations[verb] == Relation.AdverbialClause && tree.Relations[child] == Relation.Marker && tree.Text(child) is "after" or "since" or "before" or "After" or "Since" or "Before"))
            {
                return true;
            }
        }

        return false;
    }
}
