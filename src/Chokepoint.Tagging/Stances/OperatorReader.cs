using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>Applies the verbs and nouns above a stance: "lift", "refuse to", "condemn", "urge", "said".</summary>
internal sealed class OperatorReader(SentenceTree tree, ReadingContext context)
{
    private readonly AgentReader agents = new(tree, context);

    public List<Trail> Forks { get; } = [];

    public void Apply(Trail trail, int head, int node, Cue? cue)
    {
        if (trail.IsDoer)
        {
            agents.Judge(trail, head, cue);
        }
        else if (cue is not { } above || above.Entry.Effect == CueEffect.None || !Shifting.Governs(tree, above, node))
        {
            Pass(trail, head);
        }
        else
        {
            trail.Rule += $"<{above.Entry.Pattern}";
            trail.Words.Add(head);
            Operate(trail, above);
        }
    }

    /// <summary>At the top: "…, the ministry said" where the tree hangs the speaker below.</summary>
    public void ReadSpeaker(Trail trail, int root)
    {
        if (trail.Stance is null || (trail.Actors.Count > 0 && trail.Source == ActorSource.Argument) || trail.IsPrivate)
        {
            return;
        }

        foreach (var child in tree.Children(root))
        {
            if (tree.Relations[child] is Relation.Parataxis && tree.IsVerb(child))
            {
                Speak(trail, child);
            }
        }
    }

    private void Operate(Trail trail, Cue above)
    {
        switch (above.Entry.Effect)
        {
            case CueEffect.Say when above.Entry.Own == Stance.Cautious:
                Warn(trail, above);
                break;
            case CueEffect.Say:
                Speak(trail, above.Word);
                break;
            case CueEffect.Oppose:
                Oppose(trail, above);
                break;
            case CueEffect.Demand:
                Demand(trail, above);
                break;
            default:
                TakeOver(trail, above);
                break;
        }
    }

    private void Pass(Trail trail, int head)
    {
        if (!tree.IsVerb(head))
        {
            if (tree.Text(head) is "nothing" or "Nothing" or "none" or "None" or "nobody" or "Nobody")
            {
                trail.Turn();
            }

            if (!trail.HasNamedActor && !trail.IsPrivate && trail.Base is { Entry.Part: CuePart.Noun })
            {
                agents.Take(trail, head);
            }

            return;
        }

        if (ModalCues.IsUndecided(tree, head))
        {
            trail.Stance = Stance.Neutral;
        }
        else if (Composition.IsNegated(tree, head))
        {
            trail.Turn();
        }

        if (trail.Actors.Count == 0 && !trail.IsPrivate)
        {
            agents.Take(trail, head);
        }
    }

    private void Speak(Trail trail, int verb)
    {
        var found = agents.Of(trail, verb, out var isPrivate, out _);
        trail.Attribution ??= ClauseRoles.Subject(tree, verb) is var speaker and >= 0 ? tree.Text(speaker).ToString() : null;
        if (!trail.HasNamedActor && !trail.IsPrivate && found.Count > 0)
        {
            trail.Take(found, ActorSource.Speaker);
        }
        else if (isPrivate && trail.Actors.Count == 0)
        {
            trail.IsHypothetical = true;
        }
    }

    // A warning is cautious whatever it is about: using it, banning it, what it may do.
    private void Warn(Trail trail, Cue above)
    {
        if (!trail.HasNamedActor || trail.Stance == Stance.Supportive)
        {
            trail.Stance = Composition.IsNegated(tree, above.Word) ? trail.Stance : Stance.Cautious;
            agents.Take(trail, above.Word);
        }
    }

    private void Demand(Trail trail, Cue above)
    {
        if (Composition.IsNegated(tree, above.Word))
        {
            trail.Stance = null;
            return;
        }

        // Who is told to do it does not do it of its own will.
        trail.Take([], ActorSource.Nearby);
        agents.Take(trail, above.Word);
    }

    private void Oppose(Trail trail, Cue above)
    {
        var found = agents.Of(trail, above.Word, out _, out var isWeak);
        if (Composition.IsNegated(tree, above.Word))
        {
            return;
        }

        SplitOff(trail, found);
        Replace(trail, found, isWeak);
        trail.Stance = trail.Stance == Stance.Supportive ? Stance.Cautious : Stance.Supportive;
        trail.Turns++;
    }

    // "condemned the US ban": the ban stands for the one, the condemnation for the other.
    private void SplitOff(Trail trail, List<EntityMention> others)
    {
        var isOther = trail.Actors.All(actor => others.All(agent => agent.Mention.Entity != actor.Mention.Entity));
        if (trail is { HasNamedActor: true, IsOwned: true } && isOther)
        {
            Forks.Add(trail.Fork(trail.Stance));
            trail.Take([], ActorSource.Nearby);
        }
    }

    private static void Replace(Trail trail, List<EntityMention> others, bool isWeak)
    {
        if (others.Count > 0)
        {
            trail.Take(others, isWeak ? ActorSource.Earlier : ActorSource.Argument);
            trail.IsOwned = false;
        }
    }

    private void Shift(Trail trail, Cue above)
    {
        if (trail.Stance is not null)
        {
            Shifting.Shift(trail, above, Composition.IsNegated(tree, above.Word));
        }
    }

    private void TakeOver(Trail trail, Cue above)
    {
        var found = agents.Of(trail, above.Word, out var isPrivate, out var isWeak);
        var isTurn = above.Entry.Effect == CueEffect.Turn && !(above.Entry.Part == CuePart.Noun && found.Count == 0);
        if (found.Count > 0 || (isTurn && !isPrivate))
        {
            SplitOff(trail, found);
        }

        Shift(trail, above);
        if (found.Count == 0)
        {
            trail.IsPrivate |= isPrivate && trail.Actors.Count == 0;
        }
        else if (!trail.HasNamedActor || trail.IsOwned)
        {
            Replace(trail, found, isWeak);
        }
    }
}
