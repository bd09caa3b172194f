using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>What a mention can be in its sentence: one who acts, one who is meant, or only a place or an origin.</summary>
internal static class TargetRoles
{
    /// <summary>The word of the mention that hangs on something outside it.</summary>
    public static int HeadWord(SentenceTree tree, EntityMention mention)
    {
        var first = Math.Max(0, mention.FirstToken - tree.Sentence.FirstToken);
        var end = Math.Min(tree.Count, mention.EndToken - tree.Sentence.FirstToken);
        for (var word = end - 1; word >= first; word--)
        {
            if (tree.Heads[word] < first || tree.Heads[word] >= end)
            {
                return word;
            }
        }

        return Math.Clamp(end - 1, 0, tree.Count - 1);
    }

    /// <summary>"China's Huawei", "the Chinese firm Huawei": where the company comes from.</summary>
    public static bool IsOrigin(SentenceTree tree, EntityMention mention)
    {
        if (IsFollowedByCompany(tree, mention))
        {
            return true;
        }

        var word = HeadWord(tree, mention);
        if (tree.Relations[word] is not (Relation.Possessive or Relation.Adjective or Relation.Compound or Relation.Flat or Relation.Nominal))
        {
            return false;
        }

        var head = tree.Heads[word];
        return head >= 0 && (tree.MentionAt[head]?.Mention.Entity.Kind == EntityKind.Company || HasCompanyBeside(tree, head))
            && (tree.Relations[word] != Relation.Nominal || tree.Preposition(word) is "of" or "in" or "from");
    }

    /// <summary>"in Germany", "across Europe": where it happens.</summary>
    public static bool IsPlace(SentenceTree tree, EntityMention mention) =>
        mention.Role == MentionRole.Place
        || tree.Preposition(HeadWord(tree, mention)) is "in" or "at" or "across" or "inside" or "within" or "near" or "throughout" or "outside" or "under";

    /// <summary>Can act at all: a state that is not the origin of a firm, nor the owner of one.</summary>
    public static bool IsActor(SentenceTree tree, EntityMention mention)
    {
        if (mention.Mention.Entity.Kind != EntityKind.Country || IsOrigin(tree, mention))
        {
            return false;
        }

        var word = HeadWord(tree, mention);
        var head = tree.Heads[word];
        return head < 0 || tree.Relations[word] is not (Relation.Possessive or Relation.Adjective or Relation.Compound or Relation.Nominal)
            || !NounPhrase.IsPrivate(tree, head);
    }

    // "China's CMOC" where the tree went wrong.
    private static bool IsFollowedByCompany(SentenceTree tree, EntityMention mention)
    {
        var next = mention.EndToken - tree.Sentence.FirstToken;
        var isFirm = false;
        for (var gap = 0; gap < 5 && next < tree.Count; gap++, next++)
        {
            if (tree.MentionAt[next] is { Mention.Entity.Kind: EntityKind.Company } company)
            {
                // "India's TikTok ban" is India's ban.
                var after = company.EndToken - tree.Sentence.FirstToken;
                return (isFirm || mention.Role == MentionRole.Demonym) && !(after < tree.Count && tree.IsNoun(after));
            }

            isFirm |= NounPhrase.IsPrivate(tree, next) || tree.Text(next) is "'s" or "’s";
            if (tree.Text(next) is not ("'s" or "’s") && !tree.IsNoun(next) && tree.Tags[next] is not ("JJ" or "HYPH"))
            {
                return false;
            }
        }

        return false;
    }

    private static bool HasCompanyBeside(SentenceTree tree, int head)
    {
        if (!NounPhrase.IsPrivate(tree, head))
        {
            return false;
        }

        foreach (var child in tree.Children(head))
        {
            if (tree.Relations[child] is Relation.Apposition or Relation.Flat or Relation.Compound && tree.MentionAt[child]?.Mention.Entity.Kind == EntityKind.Company)
            {
                return true;
            }
        }

        return tree.Relations[head] is Relation.Compound or Relation.Apposition or Relation.Flat && tree.Heads[head] is var above and >= 0
            && tree.MentionAt[above]?.Mention.Entity.Kind == EntityKind.Company;
    }
}
