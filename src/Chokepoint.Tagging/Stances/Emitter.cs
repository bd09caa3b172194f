namespace Chokepoint.Tagging.Stances;

/// <summary>From a finished reading to stances, one for each pair.</summary>
internal static class Emitter
{
    public static void Emit(SentenceTree tree, Reading reading, List<RawStance> into, int sentence)
    {
        if (reading.Stance is not { } stance || (reading.IsPrivate && reading.Actors.Count == 0))
        {
            return;
        }

        AddMutual(reading);
        AddByPosition(tree, reading);
        AddJurisdiction(tree, reading);
        Enumeration.Complete(tree, reading.Targets);
        if (reading.Targets.All(target => target.Mention.Entity.Kind != EntityKind.Country))
        {
            Enumeration.Complete(tree, reading.Actors);
        }

        foreach (var actor in reading.Actors.Where(actor => actor.Mention.Entity.Kind == EntityKind.Country).DistinctBy(actor => actor.Mention.Entity))
        {
            foreach (var target in reading.Targets.Select(target => target.Mention.Entity).Distinct().Where(target => target != actor.Mention.Entity))
            {
                Add(tree, reading, into, new(actor.Mention.Entity.Id, target, stance, reading.Confidence * (reading.IsWeak ? 0.7 : 1), reading.Rule, sentence));
            }
        }
    }

    private static void Add(SentenceTree tree, Reading reading, List<RawStance> into, RawStance stance)
    {
        var isBackground = reading.Cue.Entry.Part == CuePart.Verb && Composition.IsBefore(tree, reading.Cue.Word);
        into.Add(stance with { Attribution = reading.Attribution, IsBackground = isBackground });
        if (reading.Cue.Entry.HasSlot("m") && stance is { Stance: Stance.Supportive, Target.Kind: EntityKind.Country })
        {
            into.Add(stance with { Actor = stance.Target.Id, Target = new(EntityKind.Country, stance.Actor), Rule = stance.Rule + "(mutual)" });
        }
    }

    // "Jordan and Britain agreed": each is the other's target.
    private static void AddMutual(Reading reading)
    {
        if (reading.Cue.Entry.HasSlot("m") && reading.Targets.All(target => target.Mention.Entity.Kind != EntityKind.Country) && reading.Actors.Count > 1)
        {
            reading.Targets.AddRange(reading.Actors);
        }
    }

    // Where the tree shows no target, the next one to the right in the same clause, with less trust.
    private static void AddByPosition(SentenceTree tree, Reading reading)
    {
        if (reading.Targets.Count > 0 || reading.Cue.Entry.HasSlot("s"))
        {
            return;
        }

        for (var word = reading.Cue.LastWord + 1; word < Math.Min(tree.Count, reading.Cue.LastWord + 14) && tree.Text(word) is not (";" or ":"); word++)
        {
            if (tree.MentionAt[word] is { } mention && mention.Mention.Entity.Kind != EntityKind.Technology
                && !(mention.Mention.Entity.Kind == EntityKind.Country && TargetFinder.IsPlace(tree, mention))
                && reading.Actors.All(actor => actor.Mention.Entity != mention.Mention.Entity))
            {
                reading.Targets.Add(mention);
                reading.Confidence *= 0.6;
                reading.Rule += "(position)";
                return;
            }
        }
    }

    // A passive without an agent, or a bare noun: the state whose jurisdiction the clause names.
    private static void AddJurisdiction(SentenceTree tree, Reading reading)
    {
        if (reading.Actors.Count > 0 || reading.Targets.Count == 0)
        {
            return;
        }

        for (var word = 0; word < tree.Count; word++)
        {
            if (tree.MentionAt[word] is { Mention.Entity.Kind: EntityKind.Country } mention
                && reading.Targets.All(target => target.Mention.Entity != mention.Mention.Entity) && !Describes(tree, word))
            {
                reading.Actors.Add(mention);
                reading.Confidence *= 0.65;
                reading.Rule += "(jurisdiction)";
                return;
            }
        }
    }

    // "China's Huawei", "the Chinese firm": where the company comes from.
    public static bool Describes(SentenceTree tree, int word)
    {
        var head = tree.Heads[word];
        return head >= 0 && (tree.MentionAt[head]?.Mention.Entity.Kind == EntityKind.Company || NounPhrase.IsPrivate(tree, head));
    }
}
