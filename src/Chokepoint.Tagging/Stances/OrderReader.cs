namespace Chokepoint.Tagging.Stances;

/// <summary>Where the tree joins no cue to a target: the nearest cue by the order of words, with the operators between.</summary>
internal sealed class OrderReader(SentenceTree tree, Cue?[] cues, HashSet<int> taken)
{
    private const int Reach = 16;

    public void Read(Trail trail)
    {
        if (Nearest(trail) is not { } cue)
        {
            return;
        }

        var isNegated = Composition.IsNegated(tree, cue.Word);
        trail.Base = cue;
        trail.Link = CueLink.Order;
        trail.Stance = isNegated ? cue.Entry.Negated : cue.Entry.Own;
        trail.Rule = $"order:{cue.Entry.Pattern}{(isNegated ? "(negated)" : "")}";
        Compose(trail, cue);
    }

    private Cue? Nearest(Trail trail)
    {
        var target = trail.Word;
        var isState = trail.Target.Mention.Entity.Kind == EntityKind.Country;
        Cue? best = null;
        var least = Reach;
        for (var word = 0; word < tree.Count; word++)
        {
            if (cues[word] is not { Entry.Own: not null } cue || cue.Entry.HasSlot("w") || (cue.Entry.HasSlot("v") && !isState) || taken.Contains(word) || Does(target, word))
            {
                continue;
            }

            if (isState && (word > target || !ClauseRegion.IsJoined(tree, cue.LastWord, target)))
            {
                continue;
            }

            // A cue mostly stands before its target.
            var distance = word < target ? target - Math.Min(cue.LastWord, target) : (word - target) + 3;
            distance += Parts(word, target);
            if (distance < least)
            {
                (best, least) = (cue, distance);
            }
        }

        return best;
    }

    // The target is the one who does it.
    private bool Does(int target, int verb)
    {
        var node = target;
        for (var step = 0; step < 4 && tree.Heads[node] >= 0; step++, node = tree.Heads[node])
        {
            if (ArgumentLinks.Of(tree, node) is ArgumentLink.Subject or ArgumentLink.Agent)
            {
                return tree.Heads[node] == verb || ClauseRoles.Subject(tree, verb) == node;
            }
        }

        return tree.Preposition(target) is "by" || (verb == target + 1 && tree.IsVerb(verb) && !ClauseRoles.IsPassive(tree, verb));
    }

    private int Parts(int from, int to)
    {
        var parts = 0;
        for (var word = Math.Min(from, to); word < Math.Max(from, to); word++)
        {
            parts += tree.Text(word) is ";" or ":" ? Reach : tree.Text(word) is "," ? 2 : 0;
        }

        return parts;
    }

    // Operators a few words to the left that the tree did not connect.
    private void Compose(Trail trail, Cue cue)
    {
        for (var word = cue.Word - 1; word >= Math.Max(0, cue.Word - 4) && trail.Stance is { } stance; word--)
        {
            switch (cues[word]?.Entry.Effect)
            {
                case CueEffect.Turn:
                case CueEffect.Keep when Composition.IsNegated(tree, word):
                    trail.Turn();
                    break;
                case CueEffect.Hedge:
                    (trail.Stance, trail.IsModal) = (Composition.Hedge(stance), true);
                    break;
                case CueEffect.Open:
                    trail.Stance = Stance.Neutral;
                    break;
                case null:
                    continue;
            }

            trail.Rule += $"<{cues[word]!.Value.Entry.Pattern}"; // not null: its effect was read above
        }
    }
}
