using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>Who does what a word says, and what others think of what the target does.</summary>
internal sealed class AgentReader(SentenceTree tree, ReadingContext context)
{
    /// <summary>Gives the trail the owners of a noun, or the subject or agent of a verb.</summary>
    public void Take(Trail trail, int word)
    {
        var found = Of(trail, word, out var isPrivate, out var isWeak);
        if (found.Count > 0)
        {
            trail.Take(found, isWeak ? ActorSource.Earlier : ActorSource.Argument);
            trail.IsOwned = !tree.IsVerb(word);
            trail.IsCompanyDone = false;
        }
        else
        {
            trail.IsPrivate |= isPrivate;
            trail.IsCompanyDone |= isPrivate && IsCompany(trail, word);
        }
    }

    public List<EntityMention> Of(Trail trail, int word, out bool isPrivate, out bool isWeak)
    {
        var found = new List<EntityMention>();
        (isPrivate, isWeak) = (false, false);
        if (tree.IsVerb(word) || tree.Child(word, Relation.Subject) >= 0)
        {
            isPrivate = !ClauseRoles.Agents(tree, word, context, found, out isWeak);
        }
        else
        {
            NounPhrase.Actors(tree, word, found);
            if (found.Count == 0 && ClauseRoles.ByPhrase(tree, word) is var by and >= 0)
            {
                NounPhrase.Actors(tree, by, found);
            }
        }

        found.RemoveAll(agent => agent.Mention.Entity == trail.Target.Mention.Entity);
        return found;
    }

    /// <summary>"condemned China's curbs": an act of the target itself, and what the one above thinks of it.</summary>
    public void Judge(Trail trail, int head, Cue? cue)
    {
        if (trail.Stance is not null || cue is not { } above || Composition.IsNegated(tree, head))
        {
            return;
        }

        var isPraise = above.Entry is { Own: Stance.Supportive, Effect: CueEffect.Keep, Part: CuePart.Verb } && !above.Entry.HasSlot("w");
        if (!isPraise && !IsBlame(above.Entry))
        {
            return;
        }

        trail.Base = above;
        trail.Stance = isPraise ? Stance.Supportive : Stance.Cautious;
        trail.Link = CueLink.Clause;
        trail.Rule = $"verb:{above.Entry.Pattern}(judged)";
        Take(trail, head);
    }

    private static bool IsBlame(CueEntry entry) => entry.Effect == CueEffect.Oppose || entry.HasSlot("c")
        || entry is { Effect: CueEffect.Demand, Own: Stance.Cautious, Part: CuePart.Verb } or { Own: Stance.Cautious, Effect: not CueEffect.Turn };

    // "stop Nvidia from buying Arm": the measure is aimed at the one who would do it.
    private bool IsCompany(Trail trail, int verb) =>
        trail.Base is { Entry: var entry } && entry.HasSlot("w") && ClauseRoles.Subject(tree, verb) is var subject and >= 0
        && tree.MentionAt[subject] is { Mention.Entity: { Kind: EntityKind.Company } agent } && agent != trail.Target.Mention.Entity;
}
