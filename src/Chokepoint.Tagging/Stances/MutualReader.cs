using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>"Jordan and Britain agreed": each is the other's target.</summary>
internal static class MutualReader
{
    public static void Read(SentenceTree tree, Cue?[] cues, Action<EntityMention, EntityMention, Cue> add)
    {
        for (var word = 0; word < tree.Count; word++)
        {
            if (cues[word] is not { Entry: { Own: not null } } cue || !cue.Entry.HasSlot("m") || Composition.IsNegated(tree, word))
            {
                continue;
            }

            var sides = new List<EntityMention>();
            if (cue.Entry.Part == CuePart.Noun)
            {
                NounPhrase.Actors(tree, word, sides);
            }
            else if (ClauseRoles.Subject(tree, word) is var subject and >= 0)
            {
                NounPhrase.Actors(tree, subject, sides);
            }

            Enumeration.Complete(tree, sides);
            sides.RemoveAll(side => side.Mention.Entity.Kind != EntityKind.Country);
            Pair(sides, cue, add);
        }
    }

    private static void Pair(List<EntityMention> sides, Cue cue, Action<EntityMention, EntityMention, Cue> add)
    {
        foreach (var actor in sides)
        {
            foreach (var target in sides.Where(target => target.Mention.Entity != actor.Mention.Entity))
            {
                add(actor, target, cue);
            }
        }
    }
}
