using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>Reads one parsed sentence: every target it names, and who takes which stance toward it.</summary>
internal sealed class SentenceReader(SentenceTree tree, Cue?[] cues, ReadingContext context, int sentence)
{
    private readonly List<EntityMention> mentions = [.. tree.MentionAt.OfType<EntityMention>().Distinct()];
    private readonly List<RawStance> found = [];

    /// <summary>What was read toward each target, whoever acts.</summary>
    public Dictionary<Entity, Stance> Leanings { get; } = [];

    public List<RawStance> Read()
    {
        var targets = mentions.FindAll(IsTarget);
        var actors = new ActorFinder(tree, mentions, context);
        var trails = targets.SelectMany(ReadTarget).ToList();
        ListReader.Share(tree, targets, trails);
        ReadByOrder(targets, trails);
        foreach (var trail in trails)
        {
            Leanings.TryAdd(trail.Target.Mention.Entity, trail.Stance ?? Stance.Cautious);
            actors.Complete(trail);
            Emit(trail);
        }

        DropVagueTechnologies();
        MutualReader.Read(tree, cues, (actor, target, cue) => Add(Mutual(cue), actor, target));
        found.AddRange(new EventReader(tree, cues, context).Read(sentence).ToList());
        Remember();
        return found;
    }

    private List<Trail> ReadTarget(EntityMention target)
    {
        var word = TargetRoles.HeadWord(tree, target);
        var reader = new TrailReader(tree, cues, context);
        var trail = new Trail(target, word);
        reader.Follow(trail);
        List<Trail> all = [.. reader.Forks, trail];
        if (reader.FollowModifier(target, word) is { } modifier)
        {
            all.Add(modifier);
        }

        return all.FindAll(found => found.Stance is not null && !found.IsCompanyDone && !TakeoverReader.IsAsset(tree, target));
    }

    // Companies that the tree joins to nothing take a cue that serves nobody else.
    private void ReadByOrder(List<EntityMention> targets, List<Trail> trails)
    {
        var order = new OrderReader(tree, cues, [.. trails.SelectMany(trail => trail.Words)]);
        foreach (var target in targets.Where(target => target.Mention.Entity.Kind != EntityKind.Technology && !TakeoverReader.IsAsset(tree, target)
            && !trails.Exists(trail => trail.Target.Mention.Entity == target.Mention.Entity)))
        {
            var trail = new Trail(target, TargetRoles.HeadWord(tree, target));
            order.Read(trail);
            if (trail.Stance is not null)
            {
                trails.Add(trail);
            }
        }
    }

    private bool IsTarget(EntityMention mention) => mention.Mention.Entity.Kind switch
    {
        EntityKind.Country => !TargetRoles.IsOrigin(tree, mention) && !TargetRoles.IsPlace(tree, mention),
        EntityKind.Company or EntityKind.Technology => true,
        _ => false,
    };

    private void Emit(Trail trail)
    {
        var actors = trail.Actors;
        if (trail.Target.Mention.Entity.Kind != EntityKind.Country && actors.Count > 0)
        {
            Enumeration.Complete(tree, actors);
        }

        foreach (var actor in actors.Where(actor => actor.Mention.Entity.Kind == EntityKind.Country).DistinctBy(actor => actor.Mention.Entity))
        {
            Add(trail, actor, trail.Target);
            if (trail is { IsMutual: true, Stance: Stance.Supportive or Stance.Neutral, Target.Mention.Entity.Kind: EntityKind.Country })
            {
                Add(trail, trail.Target, actor);
            }
        }
    }

    private void Add(Trail trail, EntityMention actor, EntityMention target)
    {
        if (trail.Stance is { } stance && actor.Mention.Entity != target.Mention.Entity)
        {
            found.Add(new(actor.Mention.Entity.Id, target.Mention.Entity, stance, trail.How, trail.Rule, sentence) { Attribution = trail.Attribution });
        }
    }

    // A technology is the target where the actor names none nearer.
    private void DropVagueTechnologies() =>
        found.RemoveAll(stance => stance.Target.Kind == EntityKind.Technology
            && (stance.How.Actor > ActorSource.Jurisdiction || stance.How.Link > CueLink.Clause
                || found.Exists(other => other.Actor == stance.Actor && other.Target.Kind != EntityKind.Technology)));

    private static Trail Mutual(Cue cue) =>
        new(null!, 0) { Stance = cue.Entry.Own, Base = cue, Rule = $"mutual:{cue.Entry.Pattern}", IsMutual = true };

    // The last subject of the sentence is what "it" means in the next.
    private void Remember()
    {
        context.LastEvent = found.FindLast(stance => stance.Stance is Stance.Restrictive or Stance.Supportive && stance.Target.Kind != EntityKind.Technology
            && stance.How is { Actor: ActorSource.Argument or ActorSource.Speaker or ActorSource.Jurisdiction, IsPrivate: false, IsHypothetical: false, Link: < CueLink.Loose }) ?? context.LastEvent;
        for (var word = 0; word < tree.Count; word++)
        {
            if (tree.Relations[word] is not (Relation.Subject or Relation.PassiveSubject))
            {
                continue;
            }

            var states = new List<EntityMention>();
            NounPhrase.Actors(tree, word, states);
            if (states.Count > 0)
            {
                (context.LastActor, context.IsCompanyLast) = (states[0], false);
            }
            else if (tree.MentionAt[word]?.Mention.Entity.Kind == EntityKind.Company || NounPhrase.IsPrivate(tree, word))
            {
                context.IsCompanyLast = true;
            }
        }
    }
}
