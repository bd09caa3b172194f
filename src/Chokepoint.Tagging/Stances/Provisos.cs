using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>"approved a limited role", "cleared it under conditions", "lets it stay only if": whoever lets in under conditions is cautious (guide).</summary>
internal static class Provisos
{
    private static readonly WordSet Narrow = new("limited restricted partial conditional narrow capped");
    private static readonly WordSet Halfway = new("conditionally partially partly");
    private static readonly WordSet Terms = new("condition conditions provisos caveats safeguards restrictions");

    public static bool Bind(SentenceTree tree, int verb)
    {
        foreach (var child in tree.Children(verb))
        {
            var isThing = tree.Relations[child] is Relation.Object || (tree.Relations[child] is Relation.Subject && ClauseRoles.IsPassive(tree, verb));
            if (Halfway.Contains(tree.Text(child)) || (isThing && IsNarrow(tree, child)))
            {
                return true;
            }
        }
        return IsFollowed(tree, verb);
    }

    private static bool IsNarrow(SentenceTree tree, int thing)
    {
        foreach (var child in tree.Children(thing))
        {
            if (child < thing && Narrow.Contains(tree.Text(child)))
            {
                return true;
            }
        }
        return false;
    }

    // As far as the next act.
    private static bool IsFollowed(SentenceTree tree, int verb)
    {
        for (var word = verb + 1; word < tree.Count; word++)
        {
            var isNextAct = tree.IsVerb(word) && tree.Relations[word] is Relation.Conjunct or Relation.Parataxis;
            if (isNextAct)
            {
                return false;
            }
            if (IsTerm(tree, word) || IsClause(tree, word))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsTerm(SentenceTree tree, int word)
    {
        if (!Terms.Contains(tree.Text(word)))
        {
            return false;
        }
        for (var before = Math.Max(0, word - 3); before < word; before++)
        {
            if (tree.Is(before, "under") || tree.Is(before, "with") || tree.Is(before, "on") || (tree.Is(before, "to") && before > 0 && tree.Is(before - 1, "subject")))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsClause(SentenceTree tree, int word) =>
        tree.Is(word, "provided") && word + 1 < tree.Count && tree.Is(word + 1, "that")
        || (tree.Is(word, "only") && word + 1 < tree.Count && tree.Is(word + 1, "if"));
}
