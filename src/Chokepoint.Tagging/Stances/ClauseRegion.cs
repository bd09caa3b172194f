using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>The stretch of words between two finite verbs: who acts stands to the left of a verb, whatever the tree makes of long names.</summary>
internal static class ClauseRegion
{
    private static readonly WordSet Boundaries = new("that whether if because while after before although though unless until since when where which who whom as ; : — –");

    /// <summary>States to the left of a finite verb in its clause; false where somebody else stands there.</summary>
    public static bool Agents(SentenceTree tree, int verb, List<EntityMention> into)
    {
        if (!IsFinite(tree, verb))
        {
            return true;
        }

        var start = Start(tree, verb);
        if (IsPrivate(tree, start, verb))
        {
            return false;
        }

        for (var word = start; word < verb; word++)
        {
            if (tree.MentionAt[word] is { } mention && TargetRoles.IsActor(tree, mention) && !TargetRoles.IsPlace(tree, mention)
                && tree.Preposition(TargetRoles.HeadWord(tree, mention)) is not ("by" or "to" or "with" or "from" or "on" or "against" or "for" or "over" or "about" or "of" or "out"))
            {
                NounPhrase.Add(into, mention);
                Enumeration.Complete(tree, into);
                into.RemoveAll(found => found.Mention.Entity.Kind != EntityKind.Country);
                return true;
            }
        }

        return true;
    }

    /// <summary>Nothing that opens another clause stands between the two words.</summary>
    public static bool IsJoined(SentenceTree tree, int from, int to)
    {
        for (var word = from + 1; word < to; word++)
        {
            if (Boundaries.Contains(tree.Text(word)) || (IsFinite(tree, word) && tree.Relations[word] is not (Relation.Auxiliary or Relation.PassiveAuxiliary)))
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsFinite(SentenceTree tree, int word) => tree.Tags[word] switch
    {
        "VBD" or "VBZ" or "VBP" or "MD" => true,
        "VB" or "VBN" or "VBG" or "NNS" or "NN" or "JJ" => HasAuxiliary(tree, word),
        _ => false,
    };

    private static bool HasAuxiliary(SentenceTree tree, int word)
    {
        for (var before = word - 1; before >= 0 && before >= word - 4; before--)
        {
            if (tree.Tags[before] is "MD" || tree.Text(before) is "has" or "have" or "had" or "is" or "are" or "was" or "were")
            {
                return true;
            }

            if (tree.Tags[before][0] is not 'R' && tree.Text(before) is not ("not" or "be" or "been" or "being" or "n't" or "have"))
            {
                return false;
            }
        }

        return false;
    }

    private static int Start(SentenceTree tree, int verb)
    {
        var word = verb - 1;
        while (word >= 0 && (tree.Relations[word] is Relation.Auxiliary or Relation.PassiveAuxiliary or Relation.Adverb || tree.Tags[word] is "MD"
            || tree.Text(word) is "has" or "have" or "had" or "is" or "are" or "was" or "were" or "been" or "be" or "not"))
        {
            word--;
        }

        while (word >= 0 && !Boundaries.Contains(tree.Text(word)) && !IsFinite(tree, word))
        {
            word--;
        }

        return word + 1;
    }

    // The noun phrase next to the verb, or before a bracket of commas, is no state's.
    private static bool IsPrivate(SentenceTree tree, int start, int verb)
    {
        for (var word = verb - 1; word >= start; word--)
        {
            if (tree.MentionAt[word] is { Mention.Entity.Kind: EntityKind.Company } || NounPhrase.IsPrivate(tree, word))
            {
                return true;
            }

            if (tree.MentionAt[word] is { Mention.Entity.Kind: EntityKind.Country } || NounPhrase.IsOfficial(tree, word))
            {
                return false;
            }
        }

        return false;
    }
}
