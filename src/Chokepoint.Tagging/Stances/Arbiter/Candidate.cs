using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>One state and one entity of a sentence that it may have taken a stance toward.</summary>
/// <param name="Actor">The mention of the state that stands nearest to the target in the tree.</param>
/// <param name="Target">Likewise.</param>
/// <param name="ByRule">What the rules say; null where they are silent.</param>
internal sealed record Candidate(EntityMention Actor, EntityMention Target, RawStance? ByRule);

/// <summary>A parsed sentence with its cues, mentions and what the rules found in it.</summary>
internal sealed record SentenceReading(SentenceTree Tree, Cue?[] Cues, IReadOnlyList<RawStance> Found, int Sentence);

internal static class Candidates
{
    // A sentence that lists more states or firms is a table, and each pair costs.
    private const int MostActors = 6;
    private const int MostTargets = 10;

    public static List<Candidate> Of(SentenceReading reading)
    {
        var tree = reading.Tree;
        var byEntity = tree.MentionAt.OfType<EntityMention>().Distinct().GroupBy(mention => mention.Mention.Entity).ToList();
        var actors = byEntity.Where(group => group.Key.Kind == EntityKind.Country).Take(MostActors).ToList();
        var targets = byEntity.Where(group => group.Key.Kind is EntityKind.Country or EntityKind.Company or EntityKind.Technology).Take(MostTargets).ToList();
        var pairs = new List<Candidate>();
        foreach (var actor in actors)
        {
            foreach (var target in targets.Where(target => target.Key != actor.Key))
            {
                var (first, second) = Nearest(tree, actor, target);
                pairs.Add(new(first, second, reading.Found.FirstOrDefault(stance => stance.Actor == actor.Key.Id && stance.Target == target.Key)));
            }
        }

        return pairs;
    }

    private static (EntityMention Actor, EntityMention Target) Nearest(SentenceTree tree, IEnumerable<EntityMention> actors, IEnumerable<EntityMention> targets) =>
        actors.SelectMany(_ => targets, (actor, target) => (actor, target))
            .MinBy(pair => TreePath.Between(tree, TreePath.HeadWord(tree, pair.actor), TreePath.HeadWord(tree, pair.target)).Length);
}
