using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>"Beijing condemned the move": what another state thinks of an act that an earlier sentence told.</summary>
internal sealed class EventReader(SentenceTree tree, Cue?[] cues, ReadingContext context)
{
    /// <summary>Nouns for what a state has done.</summary>
    public static readonly WordSet Acts = new(
        "move decision ban order ruling measure measures step steps exclusion penalty restrictions curbs action announcement sanctions bar blacklisting verdict judgment"
        + " law rules policy choice approach plan tariffs duties fine deal probe treatment listing designation embargo restriction curb tariff");

    private static readonly WordSet Calls = new("call calls called calling describe describes described brand branded label labelled deem deemed term termed find found");

    public IEnumerable<RawStance> Read(int sentence)
    {
        if (context.LastEvent is not { } act)
        {
            yield break;
        }

        for (var word = 1; word < tree.Count; word++)
        {
            if (!Acts.Contains(tree.Text(word)) || !IsKnown(word) || Verdict(word, out var verb) is not { } verdict)
            {
                continue;
            }

            var agents = new List<EntityMention>();
            ClauseRoles.Agents(tree, verb, context, agents, out _);
            foreach (var agent in agents.Select(agent => agent.Mention.Entity.Id).Where(id => id != act.Actor && id != act.Target.Id).Distinct())
            {
                var how = new Reading(ActorSource.Earlier, CueLink.Argument, CuePart.Verb, 0, false, false) { IsEvent = true };
                var rule = $"event:{tree.Text(verb).ToString()}";
                yield return new(agent, new(EntityKind.Country, act.Actor), verdict == Stance.Supportive ? Stance.Supportive : Stance.Cautious, how, rule, sentence);
                yield return new(agent, act.Target, verdict == Stance.Supportive ? act.Stance : Composition.Turn(act.Stance), how with { Turns = 1 }, rule, sentence);
            }
        }
    }

    // "the ban", "this decision", "Britain's move": nothing in this sentence says at whom it is aimed.
    private bool IsKnown(int word)
    {
        foreach (var child in tree.Children(word))
        {
            if (tree.MentionAt[child] is { Mention.Entity.Kind: EntityKind.Company } || (tree.Relations[child] == Relation.Nominal && child > word))
            {
                return false;
            }
        }

        for (var before = word - 1; before >= 0 && before >= word - 3; before--)
        {
            if (tree.Text(before) is "the" or "The" or "this" or "This" or "that" or "such" or "these" or "'s" or "’s")
            {
                return true;
            }
        }

        return false;
    }

    private Stance? Verdict(int act, out int verb)
    {
        verb = tree.Heads[act];
        if (verb < 0 || tree.Relations[act] is not (Relation.Object or Relation.Oblique or Relation.Subject or Relation.Complement) || Composition.IsNegated(tree, verb))
        {
            return null;
        }

        if (cues[verb] is { Entry: { Part: CuePart.Verb } entry })
        {
            return entry.Effect == CueEffect.Oppose ? Stance.Cautious
                : entry is { Own: Stance.Supportive, Effect: CueEffect.Keep } && !entry.HasSlot("w") ? Stance.Supportive
                : Calls.Contains(tree.Text(verb)) ? Adjective(act) : null;
        }

        return Calls.Contains(tree.Text(verb)) ? Adjective(act) : null;
    }

    private Stance? Adjective(int act)
    {
        for (var word = act + 1; word < Math.Min(tree.Count, act + 8); word++)
        {
            if (cues[word] is { Entry: { Part: CuePart.Adjective, Own: { } own } })
            {
                return own;
            }
        }

        return null;
    }
}
