using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>Applies the verbs and nouns above a stance: "lift", "refuse to", "condemn", "urge", "said".</summary>
internal sealed class OperatorReader(SentenceTree tree, ReadingContext context)
{
    public List<Trail> Forks { get; } = [];

    /// <summary>Who does what the word says: owners of a noun, subject or agent of a verb.</summary>
    public void TakeAgents(Trail trail, int word)
    {
        var agents = Agents(trail, word, out var isPrivate, out var isWeak);
        if (agents.Count > 0)
        {
            trail.Take(agents, isWeak ? ActorSource.Earlier : ActorSource.Argument);
            trail.IsOwned = !tree.IsVerb(word);
            trail.IsCompanyDone = false;
        }
        else
        {
            trail.IsPrivate |= isPrivate;
            trail.IsCompanyDone |= isPrivate && IsCompanyAgent(word, trail);
        }
    }

    // "stop Nvidia from buying Arm": the measure is aimed at the one who would do it.
    private bool IsCompanyAgent(int verb, Trail trail) =>
        trail.Base is { Entry: var entry } && entry.HasSlot("w") && ClauseRoles.Subject(tree, verb) is var subject and >= 0
        && tree.MentionAt[subject] is { Mention.Entity: { Kind: EntityKind.Company } agent } && agent != trail.Target.Mention.Entity;

    public void Apply(Trail trail, int head, int node, Cue? cue)
    {
        if (trail.IsDoer)
        {
            Judge(trail, head, cue);
        }
        else if (cue is not { } above || above.Entry.Effect == CueEffect.None || !Governs(above, node))
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

    /// <summary>An act of the target itself, and what the one above thinks of it.</summary>
    public void Judge(Trail trail, int head, Cue? cue)
    {
        if (trail.Stance is not null || cue is not { } above || Composition.IsNegated(tree, head))
        {
            return;
        }

        var isPraise = above.Entry is { Own: Stance.Supportive, Effect: CueEffect.Keep } && above.Entry.Part == CuePart.Verb && !above.Entry.HasSlot("w");
        var isBlame = above.Entry.Effect == CueEffect.Oppose || above.Entry is { Effect: CueEffect.Demand, Own: Stance.Cautious, Part: CuePart.Verb } || above.Entry is { Own: Stance.Cautious, Effect: not CueEffect.Turn }
            || above.Entry.HasSlot("c");
        if (!isPraise && !isBlame)
        {
            return;
        }

        trail.Base = above;
        trail.Stance = isPraise ? Stance.Supportive : Stance.Cautious;
        trail.Link = CueLink.Clause;
        trail.Rule = $"verb:{above.Entry.Pattern}(judged)";
        TakeAgents(trail, head);
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
                TakeAgents(trail, head);
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
            TakeAgents(trail, head);
        }
    }

    private void Speak(Trail trail, int verb)
    {
        var agents = Agents(trail, verb, out var isPrivate, out _);
        trail.Attribution ??= ClauseRoles.Subject(tree, verb) is var speaker and >= 0 ? tree.Text(speaker).ToString() : null;
        if (!trail.HasNamedActor && !trail.IsPrivate && agents.Count > 0)
        {
            trail.Take(agents, ActorSource.Speaker);
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
            TakeAgents(trail, above.Word);
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
        TakeAgents(trail, above.Word);
    }

    private void Oppose(Trail trail, Cue above)
    {
        var agents = Agents(trail, above.Word, out _, out var isWeak);
        if (Composition.IsNegated(tree, above.Word))
        {
            return;
        }

        SplitOff(trail, agents);
        Replace(trail, agents, isWeak);
        trail.Stance = trail.Stance == Stance.Supportive ? Stance.Cautious : Stance.Supportive;
        trail.Turns++;
    }

    // "condemned the US ban": the ban stands for the one, the condemnation for the other.
    private void SplitOff(Trail trail, List<EntityMention> agents)
    {
        var isOther = trail.Actors.All(actor => agents.All(agent => agent.Mention.Entity != actor.Mention.Entity));
        if (trail is { HasNamedActor: true, IsOwned: true } && isOther)
        {
            Forks.Add(trail.Fork(trail.Stance));
            trail.Take([], ActorSource.Nearby);
        }
    }

    private static void Replace(Trail trail, List<EntityMention> agents, bool isWeak)
    {
        if (agents.Count > 0)
        {
            trail.Take(agents, isWeak ? ActorSource.Earlier : ActorSource.Argument);
            trail.IsOwned = false;
        }
    }

    private static void ShiftStance(Trail trail, Cue above, bool isNegated)
    {
        var isRulingOut = above.Entry.Pattern == "rule out";
        switch (above.Entry.Effect)
        {
            case CueEffect.Keep when isNegated && above.Entry.Negated == Stance.Neutral:
                trail.Stance = Stance.Neutral;
                break;

            // "declined to rule out a ban" leaves it open, "refused to lift the ban" keeps it.
            case CueEffect.Turn when trail.IsRuledOut || (isNegated && isRulingOut):
                trail.Stance = Stance.Cautious;
                break;
            case CueEffect.Turn when !isNegated:
            case CueEffect.Keep or CueEffect.Hedge when isNegated:
                trail.Turn();
                break;
            case CueEffect.Curb:
                trail.Stance = isNegated ? Stance.Supportive : Stance.Restrictive;
                break;
            case CueEffect.Hedge when trail.Stance is { } stance:
                trail.Stance = Composition.Hedge(stance);
                trail.IsModal = true;
                break;
            case CueEffect.Open:
                trail.Stance = Stance.Neutral;
                break;
        }

        trail.IsRuledOut = isRulingOut && !isNegated;
    }

    private void Shift(Trail trail, Cue above)
    {
        if (trail.Stance is not null)
        {
            ShiftStance(trail, above, Composition.IsNegated(tree, above.Word));
        }
    }

    private void TakeOver(Trail trail, Cue above)
    {
        var agents = Agents(trail, above.Word, out var isPrivate, out var isWeak);
        var isTurn = above.Entry.Effect == CueEffect.Turn && !(above.Entry.Part == CuePart.Noun && agents.Count == 0);
        if (agents.Count > 0 || (isTurn && !isPrivate))
        {
            SplitOff(trail, agents);
        }

        Shift(trail, above);
        if (agents.Count == 0)
        {
            trail.IsPrivate |= isPrivate && trail.Actors.Count == 0;
        }
        else if (!trail.HasNamedActor || trail.IsOwned)
        {
            Replace(trail, agents, isWeak);
        }
    }

    private bool Governs(Cue above, int node) => ArgumentLinks.Of(tree, node) switch
    {
        ArgumentLink.Object => true,
        ArgumentLink.Subject => !tree.IsVerb(above.Word) || above.Entry.Effect is CueEffect.Turn or CueEffect.Keep && (tree.Child(above.Word, Relation.Object) < 0 || above.Entry.HasSlot("s")),
        ArgumentLink.Clause => tree.Relations[node] is not Relation.Parataxis
            && (tree.Relations[node] is not Relation.AdverbialClause || above.Entry.HasSlot(tree.Preposition(node))
                || (tree.Child(node, Relation.Marker) is var mark and >= 0 && (above.Entry.HasSlot(tree.Text(mark)) || tree.Text(mark) is "of" or "for" or "over" or "whether" or "from" or "to"))),
        ArgumentLink.Oblique or ArgumentLink.Modifier => above.Entry.Part == CuePart.Noun || above.LastWord != above.Word || above.Entry.HasSlot(tree.Preposition(node))
            || above.Entry.Effect is CueEffect.Demand or CueEffect.Oppose or CueEffect.Open,
        _ => false,
    };

    private List<EntityMention> Agents(Trail trail, int word, out bool isPrivate, out bool isWeak)
    {
        var agents = new List<EntityMention>();
        (isPrivate, isWeak) = (false, false);
        if (tree.IsVerb(word) || tree.Child(word, Relation.Subject) >= 0)
        {
            isPrivate = !ClauseRoles.Agents(tree, word, context, agents, out isWeak);
        }
        else
        {
            NounPhrase.Actors(tree, word, agents);
            if (agents.Count == 0 && ClauseRoles.ByPhrase(tree, word) is var by and >= 0)
            {
                NounPhrase.Actors(tree, by, agents);
            }
        }

        agents.RemoveAll(agent => agent.Mention.Entity == trail.Target.Mention.Entity);
        return agents;
    }
}
