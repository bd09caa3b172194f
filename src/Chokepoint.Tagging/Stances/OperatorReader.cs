using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>Applies a verb or noun above a stance: "lift", "refuse to", "condemn", "urge", "said".</summary>
internal sealed class OperatorReader(SentenceTree tree, ReadingContext context, List<RawStance> found, int sentence)
{
    public void Apply(Reading reading, Cue above, int node)
    {
        var agents = new List<EntityMention>();
        var isState = ClauseRoles.Agents(tree, above.Word, context, agents, out var isWeak);
        if (above.Entry.Part == CuePart.Noun)
        {
            NounPhrase.Actors(tree, above.Word, agents);
        }

        var isNegated = Composition.IsNegated(tree, above.Word);
        reading.Rule += $"<{above.Entry.Pattern}{(isNegated ? "(negated)" : "")}";
        switch (above.Entry.Effect)
        {
            case CueEffect.Say:
                Say(reading, agents, isState, node);
                return;
            case CueEffect.Oppose:
                Oppose(reading, above, agents, isNegated);
                return;
            case CueEffect.Demand:
                reading.IsPrivate = !isState;
                Replace(reading, agents);
                reading.Stance = isNegated ? null : reading.Stance;
                return;
            default:
                Shift(reading, above, isNegated);
                break;
        }

        Take(reading, agents, isState, isWeak);
        if (above.Entry.Part == CuePart.Verb && Composition.IsModal(tree, above.Word) && reading.Stance is { } stance)
        {
            reading.Stance = Composition.Hedge(stance);
        }
    }

    private static void Shift(Reading reading, Cue above, bool isNegated)
    {
        if (reading.Stance is not { } stance)
        {
            return;
        }

        var isRulingOut = above.Entry.Pattern == "rule out";
        reading.Stance = above.Entry.Effect switch
        {
            // "declined to rule out a ban" leaves it open, "refused to lift the ban" keeps it.
            CueEffect.Turn when reading.TurnedByRulingOut => Stance.Cautious,
            CueEffect.Turn when isNegated && isRulingOut => Stance.Cautious,
            CueEffect.Turn => isNegated ? stance : Composition.Turn(stance),
            CueEffect.Keep => isNegated ? Composition.Turn(stance) : stance,
            CueEffect.Hedge => isNegated ? Composition.Turn(stance) : Composition.Hedge(stance),
            CueEffect.Open => Stance.Neutral,
            _ => stance,
        };
        reading.TurnedByRulingOut = isRulingOut && !isNegated;
        reading.Confidence *= 0.95;
    }

    private void Take(Reading reading, List<EntityMention> agents, bool isState, bool isWeak)
    {
        if (agents.Count == 0)
        {
            reading.IsPrivate |= !isState && reading.Actors.Count == 0;
            return;
        }

        if (reading.Actors.Count > 0 && !reading.IsWeak && reading.Cue.Entry.Part == CuePart.Noun && Differ(reading.Actors, agents))
        {
            Emitter.Emit(tree, Inner(reading), found, sentence);
        }

        if (reading.Actors.Count == 0 || reading.IsWeak || reading.Cue.Entry.Part == CuePart.Noun)
        {
            Replace(reading, agents);
            reading.IsWeak = isWeak;
        }
    }

    private void Oppose(Reading reading, Cue above, List<EntityMention> agents, bool isNegated)
    {
        if (agents.Count == 0 || isNegated)
        {
            reading.Stance = null;
            return;
        }

        if (reading.Cue.Entry.Part == CuePart.Noun && reading.Actors.Count > 0)
        {
            Emitter.Emit(tree, Inner(reading), found, sentence);
        }

        var accused = new Reading(above, Stance.Cautious) { Rule = reading.Rule + "(blame)", Confidence = 0.8 };
        accused.Actors.AddRange(agents);
        accused.Targets.AddRange(reading.Actors.Where(actor => !reading.IsWeak && actor.Mention.Entity.Kind == EntityKind.Country));
        Emitter.Emit(tree, accused, found, sentence);
        Replace(reading, agents);
        reading.Stance = reading.Stance is { } stance && stance != Stance.Supportive ? Composition.Turn(stance) : Stance.Cautious;
        reading.Confidence *= 0.85;
    }

    private void Say(Reading reading, List<EntityMention> agents, bool isState, int node)
    {
        var speaker = ClauseRoles.Subject(tree, tree.Heads[node]);
        reading.Attribution ??= speaker >= 0 ? tree.Text(speaker).ToString() : null;
        if ((reading.Actors.Count == 0 || reading.IsWeak) && !reading.IsPrivate && agents.Count > 0)
        {
            Replace(reading, agents);
        }
        else if (!isState && reading.Actors.Count == 0)
        {
            reading.IsPrivate = true;
        }
    }

    private static Reading Inner(Reading reading)
    {
        var inner = new Reading(reading.Cue, reading.Cue.Entry.Own ?? Stance.Restrictive) { Rule = reading.Rule + "(inner)", Confidence = 0.75 };
        inner.Actors.AddRange(reading.Actors);
        inner.Targets.AddRange(reading.Targets);
        return inner;
    }

    private static bool Differ(List<EntityMention> first, List<EntityMention> second) =>
        first.All(one => second.All(other => other.Mention.Entity != one.Mention.Entity));

    private static void Replace(Reading reading, List<EntityMention> agents)
    {
        reading.Actors.Clear();
        reading.Actors.AddRange(agents);
    }
}
