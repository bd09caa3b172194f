using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>Who acts where the tree names nobody: the state whose ground it is, the one that acted before, the nearest one.</summary>
internal sealed class ActorFinder(SentenceTree tree, List<EntityMention> mentions, ReadingContext context)
{
    public void Complete(Trail trail)
    {
        if (trail.Actors.Count > 0 || trail.Base is not { } cue)
        {
            return;
        }

        if (trail.Source == ActorSource.Earlier && context.LastActor is { } earlier && !trail.IsPrivate)
        {
            trail.Take([earlier], ActorSource.Earlier);
            return;
        }

        var isPrivate = trail.IsPrivate;
        if (Nearest(trail, cue.Word) is { } near)
        {
            var isOpen = !isPrivate && trail.Link != CueLink.Order && (ClauseRoles.IsPassive(tree, cue.Word) || cue.Entry.Part != CuePart.Verb);
            trail.Take([near], isOpen ? ActorSource.Jurisdiction : ActorSource.Nearby);
        }
        else if (context.LastActor is { } last && !isPrivate && trail.Target.Mention.Entity.Kind != EntityKind.Technology)
        {
            trail.Take([last], ActorSource.Earlier);
        }

        trail.IsPrivate = isPrivate;
    }

    // To the left first; a place serves, as "in Sweden" tells whose law it is.
    private EntityMention? Nearest(Trail trail, int word)
    {
        EntityMention? best = null;
        var least = int.MaxValue;
        foreach (var mention in mentions)
        {
            if (mention.Mention.Entity.Kind != EntityKind.Country || mention.Mention.Entity == trail.Target.Mention.Entity || TargetRoles.IsOrigin(tree, mention))
            {
                continue;
            }

            var at = TargetRoles.HeadWord(tree, mention);
            var distance = Math.Abs(at - word) + (at > word ? 6 : 0) + (TargetRoles.IsActor(tree, mention) ? 0 : 20) + (TargetRoles.IsPlace(tree, mention) ? 10 : 0)
                + (IsParted(at, word) ? 15 : 0) - (IsSubject(at) ? 8 : 0);
            if (distance < least)
            {
                (best, least) = (mention, distance);
            }
        }

        return best;
    }

    private bool IsSubject(int word)
    {
        for (var step = 0; step < 3 && tree.Heads[word] >= 0; step++, word = tree.Heads[word])
        {
            if (tree.Relations[word] == Relation.Subject)
            {
                return true;
            }

            if (tree.Relations[word] is not (Relation.Possessive or Relation.Adjective or Relation.Compound or Relation.Flat))
            {
                return false;
            }
        }

        return false;
    }

    private bool IsParted(int from, int to)
    {
        for (var word = Math.Min(from, to); word < Math.Max(from, to); word++)
        {
            if (tree.Text(word) is ";" or ":" or "—")
            {
                return true;
            }
        }

        return false;
    }
}
