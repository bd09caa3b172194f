using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>Reads one parsed sentence: each cue with its arguments, then up through the verbs that act on it.</summary>
internal sealed class ClauseReader(SentenceTree tree, Cue?[] cues, ReadingContext context, int sentence)
{
    private const int MaxClimb = 7;

    private readonly List<RawStance> found = [];

    public List<RawStance> Read()
    {
        for (var word = 0; word < tree.Count; word++)
        {
            if (cues[word] is { } cue)
            {
                ReadCue(cue);
            }

            Remember(word);
        }

        return found;
    }

    private void ReadCue(Cue cue)
    {
        var isNegated = Composition.IsNegated(tree, cue.Word);
        var stance = isNegated ? cue.Entry.Negated : cue.Entry.Own;
        if (stance is null || (cue.Entry.Effect != CueEffect.None && HasStanceBelow(cue)))
        {
            return;
        }

        var reading = new Reading(cue, stance.Value) { Rule = $"{Name(cue.Entry.Part)}:{cue.Entry.Pattern}{(isNegated ? "(negated)" : "")}" };
        TargetFinder.Find(tree, cue, reading.Targets);
        FindActors(reading);
        if (cue.Entry.Part == CuePart.Verb)
        {
            Weaken(reading, cue.Word);
        }

        Climb(reading);
        var before = found.Count;
        Emitter.Emit(tree, reading, found, sentence);
        if (found.Count == before && reading.Stance is not null)
        {
            WordOrderReader.Complete(tree, cues, reading);
            Emitter.Emit(tree, reading, found, sentence);
        }
    }

    private void FindActors(Reading reading)
    {
        var cue = reading.Cue;
        if (cue.Entry.Part == CuePart.Noun)
        {
            NounPhrase.Actors(tree, cue.Word, reading.Actors);
            if (reading.Actors.Count == 0 && ClauseRoles.ByPhrase(tree, cue.Word) is var by and >= 0)
            {
                NounPhrase.Actors(tree, by, reading.Actors);
            }

            reading.Confidence = 0.8;
            return;
        }

        if (cue.Entry.HasSlot("s") && !cue.Entry.HasSlot("o"))
        {
            reading.Confidence = 0.7;
            return;
        }

        reading.IsPrivate = !ClauseRoles.Agents(tree, cue.Word, context, reading.Actors, out var isWeak);
        reading.IsWeak = isWeak;
    }

    private void Weaken(Reading reading, int verb)
    {
        if (Composition.IsModal(tree, verb) && reading.Stance is { } stance)
        {
            reading.Stance = Composition.Hedge(stance);
            reading.Confidence *= 0.8;
        }

        if (Composition.IsHypothetical(tree, verb))
        {
            reading.Confidence *= 0.3;
        }
    }

    private void Climb(Reading reading)
    {
        var node = reading.Cue.Word;
        for (var step = 0; step < MaxClimb && reading.Stance is not null; step++)
        {
            var head = tree.Heads[node];
            var relation = tree.Relations[node];
            if (head < 0 || relation is Relation.Subject or Relation.Parataxis or Relation.Apposition or Relation.Compound)
            {
                return;
            }

            if (relation != Relation.Conjunct && cues[head] is { } above && above.Entry.Effect != CueEffect.None && Governs(above, relation, node))
            {
                new OperatorReader(tree, context, found, sentence).Apply(reading, above, node);
            }
            else if (!PassesThrough(relation, head))
            {
                return;
            }

            node = head;
        }
    }

    private bool Governs(Cue above, Relation relation, int node) => relation switch
    {
        Relation.Object or Relation.PassiveSubject or Relation.OpenComplement or Relation.Complement or Relation.ClauseModifier => true,
        Relation.Oblique or Relation.Nominal => above.Entry.Part == CuePart.Noun || above.Entry.Effect is CueEffect.Demand or CueEffect.Oppose or CueEffect.Open
            || above.Entry.HasSlot(tree.Preposition(node).ToString()),
        Relation.AdverbialClause => above.Entry.Effect is CueEffect.Oppose or CueEffect.Open
            && tree.Child(node, Relation.Marker) is var marker and >= 0 && tree.Text(marker) is "of" or "for" or "over" or "whether",
        _ => false,
    };

    private bool PassesThrough(Relation relation, int head) =>
        relation is Relation.OpenComplement or Relation.Complement or Relation.Conjunct
        || (relation is Relation.ClauseModifier or Relation.Nominal && cues[head] is null);

    // An effect verb whose object is itself a stance has none of its own: "approved the ban".
    private bool HasStanceBelow(Cue cue)
    {
        foreach (var child in tree.Children(cue.Word))
        {
            if (cues[child] is { Entry.Own: not null } below && below.Word > cue.Word
                && tree.Relations[child] is Relation.Object or Relation.OpenComplement or Relation.Complement or Relation.PassiveSubject)
            {
                return true;
            }
        }

        return ClauseRoles.IsPassive(tree, cue.Word) && tree.Child(cue.Word, Relation.PassiveSubject) is var subject and >= 0 && cues[subject]?.Entry.Own is not null;
    }

    private void Remember(int word)
    {
        if (tree.Relations[word] is Relation.Subject && tree.MentionAt[word]?.Mention.Entity.Kind != EntityKind.Company)
        {
            var actors = new List<EntityMention>();
            NounPhrase.Actors(tree, word, actors);
            context.LastActor = actors.Count > 0 ? actors[0] : context.LastActor;
        }
    }

    private static string Name(CuePart part) => part switch
    {
        CuePart.Verb => "verb",
        CuePart.Noun => "noun",
        _ => "adjective",
    };
}
