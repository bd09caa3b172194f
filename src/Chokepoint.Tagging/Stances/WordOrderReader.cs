using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>Where the tree gives no pair: the nearest state to the left, the nearest target to the right. Never shown on its own.</summary>
internal static class WordOrderReader
{
    private const int Reach = 14;

    public static void Complete(SentenceTree tree, Cue?[] cues, Reading reading)
    {
        var word = reading.Cue.Word;
        if (reading.Actors.Count == 0)
        {
            var actor = Nearest(tree, word - 1, -1, tree.Count, mention => mention.Mention.Entity.Kind == EntityKind.Country && IsActor(tree, mention));
            if (actor is null || (reading.IsPrivate && Nearest(tree, word - 1, -1, tree.Count, _ => true)?.Mention.Entity.Kind == EntityKind.Company))
            {
                return;
            }

            reading.Actors.Add(actor);
        }

        if (reading.Targets.Count == 0)
        {
            bool IsTarget(EntityMention mention) => mention.Mention.Entity.Kind != EntityKind.Technology && !TargetFinder.IsPlace(tree, mention)
                && reading.Actors.All(actor => actor.Mention.Entity != mention.Mention.Entity);
            var target = Nearest(tree, reading.Cue.LastWord + 1, 1, Reach, IsTarget) ?? Nearest(tree, word + 1, 1, Reach, IsTarget)
                ?? Nearest(tree, word - 1, -1, Reach, mention => mention.Mention.Entity.Kind == EntityKind.Company && IsTarget(mention));
            if (target is not null)
            {
                reading.Targets.Add(target);
            }
        }

        reading.IsPrivate = false;
        reading.Confidence = 0.45;
        reading.Rule += "(word order)";
        Compose(tree, cues, reading);
    }

    // Operators a few words to the left that the tree did not connect.
    private static void Compose(SentenceTree tree, Cue?[] cues, Reading reading)
    {
        for (var word = reading.Cue.Word - 1; word >= Math.Max(0, reading.Cue.Word - 4) && reading.Stance is { } stance; word--)
        {
            if (cues[word] is { } above && !reading.Rule.Contains("<" + above.Entry.Pattern, StringComparison.Ordinal))
            {
                reading.Stance = above.Entry.Effect switch
                {
                    CueEffect.Turn => Composition.Turn(stance),
                    CueEffect.Hedge => Composition.Hedge(stance),
                    CueEffect.Open => Stance.Neutral,
                    _ => stance,
                };
            }
        }
    }

    private static bool IsActor(SentenceTree tree, EntityMention mention) =>
        !TargetFinder.IsPlace(tree, mention) && !Emitter.Describes(tree, Math.Clamp(mention.EndToken - 1 - tree.Sentence.FirstToken, 0, tree.Count - 1));

    private static EntityMention? Nearest(SentenceTree tree, int from, int step, int reach, Func<EntityMention, bool> fits)
    {
        for (var word = from; word >= 0 && word < tree.Count && reach > 0 && tree.Text(word) is not ";"; word += step, reach--)
        {
            if (tree.MentionAt[word] is { } mention && mention.Mention.Entity.Kind != EntityKind.Technology && fits(mention))
            {
                return mention;
            }
        }

        return null;
    }
}
