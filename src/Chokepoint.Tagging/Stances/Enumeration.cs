using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>"Huawei, ZTE and Hytera": what is said of one member of a list holds for all, whatever the tree makes of it.</summary>
internal static class Enumeration
{
    private const int MaxGap = 3;

    public static void Complete(SentenceTree tree, List<EntityMention> members)
    {
        for (var index = 0; index < members.Count; index++)
        {
            var first = members[index].FirstToken - tree.Sentence.FirstToken;
            var last = members[index].EndToken - tree.Sentence.FirstToken - 1;
            AddNext(tree, members, last, 1, members[index].Mention.Entity.Kind);
            AddNext(tree, members, first, -1, members[index].Mention.Entity.Kind);
        }
    }

    private static void AddNext(SentenceTree tree, List<EntityMention> members, int from, int step, EntityKind kind)
    {
        var joined = false;
        for (var gap = 1; gap <= MaxGap; gap++)
        {
            var word = from + (gap * step);
            if (word < 0 || word >= tree.Count)
            {
                return;
            }

            if (tree.MentionAt[word] is { } mention)
            {
                if (joined && mention.Mention.Entity.Kind == kind)
                {
                    NounPhrase.Add(members, mention);
                }

                return;
            }

            if (tree.Text(word) is not ("," or "and" or "or" or "&" or "/" or "the" or "both"))
            {
                return;
            }

            joined = true;
        }
    }
}
