using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>Every pair of a state and a possible target that a sentence may be about.</summary>
internal static class Candidates
{
    // A sentence that lists more states or firms is a table, and each pair costs.
    private const int MostActors = 6;
    private const int MostTargets = 10;

    public static List<Candidate> Of(SentenceReading reading)
    {
        var tree = reading.Tree;
        var mentions = tree.MentionAt.OfType<EntityMention>().Distinct().ToList();
        var actors = Group(mentions.FindAll(mention => mention.Mention.Entity.Kind == EntityKind.Country && (IsActor(reading, mention) || !TargetRoles.IsOrigin(tree, mention))), MostActors);
        var targets = Group(mentions.FindAll(mention => mention.Mention.Entity.Kind != EntityKind.Instrument
            && !(mention.Mention.Entity.Kind == EntityKind.Country && TargetRoles.IsOrigin(tree, mention))
            && !TakeoverReader.IsAsset(tree, mention)), MostTargets);
        var pairs = new List<Candidate>();
        foreach (var actor in actors)
        {
            pairs.AddRange(targets.Where(target => target.Key != actor.Key).Select(target => Named(reading, actor.Value, target.Value)));
        }
        AddAbsentActors(reading, actors, targets, pairs);
        AddAbsentTargets(reading, actors, targets, pairs);
        AddBothAbsent(reading, actors, targets, pairs);
        return pairs;
    }

    // The rules have looked closer.
    private static bool IsActor(SentenceReading reading, EntityMention mention) =>
        reading.Found.Any(stance => stance.Actor == mention.Mention.Entity.Id && stance.How.Actor <= ActorSource.Speaker);

    private static void AddAbsentActors(SentenceReading reading, Dictionary<Entity, List<EntityMention>> actors, Dictionary<Entity, List<EntityMention>> targets, List<Candidate> pairs)
    {
        var anchor = Anchors.OfActor(reading.Tree);
        foreach (var (entity, ties) in reading.AbsentActors.Where(absent => !actors.ContainsKey(absent.Entity)))
        {
            foreach (var target in targets.Where(target => target.Key != entity))
            {
                var mention = target.Value[0];
                pairs.Add(Create(reading, Absent(entity, ties, anchor), new(target.Key, mention, TreePath.HeadWord(reading.Tree, mention), Ties.None)));
            }
        }
    }

    private static void AddAbsentTargets(SentenceReading reading, Dictionary<Entity, List<EntityMention>> actors, Dictionary<Entity, List<EntityMention>> targets, List<Candidate> pairs)
    {
        var anchor = Anchors.OfTarget(reading.Tree);
        foreach (var (entity, ties) in reading.AbsentTargets.Where(absent => !targets.ContainsKey(absent.Entity)))
        {
            // Without a word that stands for it only what the article is about can be meant.
            foreach (var actor in actors.Where(actor => actor.Key != entity && (anchor >= 0 || entity.Kind == EntityKind.Country || (ties & (Ties.Main | Ties.Judged)) != 0)))
            {
                var mention = actor.Value[0];
                pairs.Add(Create(reading, new(actor.Key, mention, TreePath.HeadWord(reading.Tree, mention), Ties.None), Absent(entity, ties, anchor)));
            }
        }
    }

    // "It opened a probe": neither is named, and no other state or target is.
    private static void AddBothAbsent(SentenceReading reading, Dictionary<Entity, List<EntityMention>> actors, Dictionary<Entity, List<EntityMention>> targets, List<Candidate> pairs)
    {
        var actorAnchor = Anchors.OfActor(reading.Tree);
        if (actors.Count > 0 || actorAnchor < 0)
        {
            return;
        }
        var anchor = Anchors.OfTarget(reading.Tree);
        foreach (var (target, targetTies) in reading.AbsentTargets.Where(absent => !targets.ContainsKey(absent.Entity)))
        {
            pairs.AddRange(reading.AbsentActors.Where(actor => actor.Entity != target)
                .Select(actor => Create(reading, Absent(actor.Entity, actor.Ties, actorAnchor), Absent(target, targetTies, anchor == actorAnchor ? SentenceTree.None : anchor))));
        }
    }

    private static Party Absent(Entity entity, Ties ties, int anchor) =>
        new(entity, null, anchor, anchor >= 0 ? ties | Ties.Anchored : ties);

    private static Candidate Named(SentenceReading reading, List<EntityMention> actors, List<EntityMention> targets)
    {
        var tree = reading.Tree;
        var (actor, target, least) = (actors[0], targets[0], int.MaxValue);
        foreach (var one in actors)
        {
            var word = TreePath.HeadWord(tree, one);
            foreach (var other in targets)
            {
                if (TreePath.LengthBetween(tree, word, TreePath.HeadWord(tree, other)) is var length && length < least)
                {
                    (actor, target, least) = (one, other, length);
                }
            }
        }

        return Create(reading, new(actor.Mention.Entity, actor, TreePath.HeadWord(tree, actor), Ties.None), new(target.Mention.Entity, target, TreePath.HeadWord(tree, target), Ties.None));
    }

    private static Candidate Create(SentenceReading reading, Party actor, Party target) =>
        new(actor, target, reading.Found.FirstOrDefault(stance => stance.Actor == actor.Entity.Id && stance.Target == target.Entity));

    private static Dictionary<Entity, List<EntityMention>> Group(List<EntityMention> mentions, int most)
    {
        var groups = new Dictionary<Entity, List<EntityMention>>();
        foreach (var mention in mentions)
        {
            if (groups.TryGetValue(mention.Mention.Entity, out var known))
            {
                known.Add(mention);
            }
            else if (groups.Count < most)
            {
                groups.Add(mention.Mention.Entity, [mention]);
            }
        }
        return groups;
    }
}
