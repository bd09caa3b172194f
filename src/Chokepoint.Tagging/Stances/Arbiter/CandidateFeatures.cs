using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>What the arbiter looks at: the words around and between, the way through the tree, the cues on it, and the rules' answer.</summary>
internal sealed class CandidateFeatures
{
    private const int LongestGap = 14;

    private readonly SentenceReading reading;
    private readonly SentenceTree tree;
    private readonly Candidate candidate;
    private readonly FeatureList to;
    private readonly int actor;
    private readonly int target;
    private readonly uint kinds;
    private readonly uint order;

    private CandidateFeatures(SentenceReading reading, Candidate candidate)
    {
        (this.reading, tree, this.candidate) = (reading, reading.Tree, candidate);
        to = new(reading, candidate);
        actor = TreePath.HeadWord(tree, candidate.Actor);
        target = TreePath.HeadWord(tree, candidate.Target);
        kinds = (uint)candidate.Target.Mention.Entity.Kind;
        order = actor < target ? 1u : 2u;
    }

    public static IReadOnlyCollection<uint> Of(SentenceReading reading, Candidate candidate)
    {
        var features = new CandidateFeatures(reading, candidate);
        features.Mentions();
        features.Around();
        features.Between();
        features.Path();
        features.Chains();
        features.Whole();
        features.Rules();
        return features.to.Keys;
    }

    private void Mentions()
    {
        uint actorRole = FeatureHash.OfWord(candidate.Actor.Role), targetRole = FeatureHash.OfWord(candidate.Target.Role);
        to.Add(1);
        to.Add(2, kinds, order);
        to.Add(3, actorRole, kinds);
        to.Add(4, targetRole, kinds);
        to.Add(5, actorRole, targetRole, kinds);
        to.Add(6, (uint)tree.Relations[actor], (uint)tree.Relations[target], kinds);
        to.Add(7, (uint)tree.Relations[actor], actorRole);
        to.Add(8, (uint)tree.Relations[target], targetRole, kinds);
        to.Add(9, Preposition(target), kinds);
        to.Add(10, Preposition(actor), actorRole);
        to.Add(11, HeadWord(target), targetRole, kinds);
        to.Add(12, HeadWord(actor), actorRole);
        to.Add(13, (uint)Math.Min(Math.Abs(actor - target) / 3, 6), kinds, order);
        var states = Distinct(EntityKind.Country);
        to.Add(14, (uint)Math.Min(states.Count, 4), (uint)Math.Min(states.IndexOf(candidate.Actor.Mention.Entity), 4), order);
        var companies = Distinct(EntityKind.Company);
        to.Add(15, kinds, (uint)Math.Min(companies.Count, 3), (uint)Math.Min(states.Count, 4));
    }

    private void Around()
    {
        for (var step = -2; step <= 2; step++)
        {
            to.Add(20, (uint)(step + 2), to.Word(FirstOf(candidate.Actor, step)), kinds);
            to.Add(21, (uint)(step + 2), to.Word(FirstOf(candidate.Target, step)), kinds);
        }

        to.Add(22, to.Word(FirstOf(candidate.Target, -1)), to.Word(FirstOf(candidate.Target, -2)));
        to.Add(23, to.Word(FirstOf(candidate.Actor, 1)), to.Word(FirstOf(candidate.Actor, 2)));
        to.Add(24, to.CueClass(FirstOf(candidate.Target, -1)), to.CueClass(FirstOf(candidate.Target, 1)), kinds);
    }

    private void Between()
    {
        var (first, last) = (Math.Min(actor, target) + 1, Math.Max(actor, target));
        var sequence = order;
        for (var word = first; word < last; word++)
        {
            var cue = to.CueClass(word);
            sequence = cue == 0 ? sequence : FeatureList.Mix(sequence, cue);
            if (cue != 0)
            {
                to.Add(30, cue, order, kinds);
            }

            if (last - first <= LongestGap)
            {
                to.Add(31, to.Word(word), order, kinds);
                to.Add(32, to.Word(word), to.Word(word + 1), order);
            }
        }

        to.Add(33, sequence, kinds);
    }

    private void Path()
    {
        var path = TreePath.Between(tree, actor, target);
        var up = to.Relations(path.Up.AsSpan(0, path.Up.Length - 1));
        var down = to.Relations(path.Down.AsSpan(0, path.Down.Length - 1));
        uint top = to.Word(path.Top), topCue = to.CueClass(path.Top), meets = path.Meets ? 1u : 0u;
        to.Add(40, up, down, meets);
        to.Add(41, up, topCue, kinds);
        to.Add(42, down, topCue, kinds);
        to.Add(43, up, down, topCue);
        to.Add(44, top, kinds, meets);
        to.Add(45, top, up);
        to.Add(46, top, down, kinds);
        Steps(path.Up, 47);
        Steps(path.Down, 50);
        to.Add(53, to.Cues(path.Up), to.Cues(path.Down), kinds);
        to.Add(54, to.Cues(path.Up), to.Cues(path.Down), FeatureList.Mix(up, down));
        to.Add(55, Flags(path.Top), topCue, kinds);
    }

    private void Steps(int[] path, uint template)
    {
        for (var index = 1; index < path.Length; index++)
        {
            var isTop = index == path.Length - 1 ? 1u : 0u;
            to.Add(template, to.Word(path[index]), isTop, kinds);
            to.Add(template + 1, to.CueClass(path[index]), (uint)tree.Relations[path[index - 1]], isTop);
            to.Add(template + 2, to.Word(path[index]), (uint)tree.Relations[path[index - 1]], kinds);
        }
    }

    // From the target up to the root: what is done to it, and what is done to that.
    private void Chains()
    {
        var chain = TreePath.Chain(tree, target);
        var above = TreePath.Chain(tree, actor);
        uint classes = 1, level = 0;
        foreach (var word in chain.Skip(1))
        {
            var cue = to.CueClass(word);
            if (cue == 0)
            {
                continue;
            }

            classes = FeatureList.Mix(classes, FeatureList.Mix(cue, Flags(word)));
            level++;
            var joins = above.IndexOf(word) is var at and >= 0 ? 1 + (uint)Math.Min(at, 3) : 0;
            to.Add(60, classes, level, kinds);
            to.Add(61, classes, joins, joins > 0 ? (uint)tree.Relations[above[Math.Max(0, (int)joins - 2)]] + 1 : 0);
            to.Add(62, to.Word(word), level, joins);
            to.Add(63, cue, Flags(word), level);
        }

        to.Add(64, classes, level);
    }

    private void Whole()
    {
        uint all = 1;
        for (var word = 0; word < tree.Count; word++)
        {
            var side = Side(word);
            var cue = to.CueClass(word);
            if (cue != 0)
            {
                to.Add(70, cue, side, kinds);
                to.Add(71, cue, Flags(word), kinds);
                all = FeatureList.Mix(all, cue);
            }

            if (tree.MentionAt[word] is null)
            {
                to.Add(72, to.Word(word), side);
                to.Add(73, to.Word(word), kinds);
            }
        }

        to.Add(74, all, kinds, order);
    }

    private void Rules()
    {
        var own = candidate.ByRule;
        var said = own is null ? 0 : (uint)own.Stance + 1;
        to.Add(80, said, kinds);
        to.Add(81, said, kinds, order);
        var forTarget = reading.Found.FirstOrDefault(stance => stance.Target == candidate.Target.Mention.Entity);
        var forActor = reading.Found.FirstOrDefault(stance => stance.Actor == candidate.Actor.Mention.Entity.Id);
        var others = ((forTarget is null ? 0u : (uint)forTarget.Stance + 1) << 4) | (forActor is null ? 0u : (uint)forActor.Stance + 1);
        to.Add(82, said, others, kinds);
        to.Add(83, said, (uint)Math.Min(reading.Found.Count, 4), kinds);
        to.Add(89, forTarget is null ? 0u : (uint)forTarget.Stance + 1, (uint)tree.Relations[actor], order);
        to.Add(90, said, (uint)tree.Relations[actor], (uint)tree.Relations[target]);
        to.Add(91, said, HeadCue(target), kinds);
        if (own is not null)
        {
            to.Add(84, FeatureHash.OfWord(own.Rule), said);
            to.Add(85, RuleVote.Way(own), said, kinds);
            to.Add(86, RuleVote.Way(own), kinds);
            to.Add(87, RuleVote.Trust(own), said);
            to.Add(88, RuleVote.Doubts(own), said);
        }
    }

    private List<Entity> Distinct(EntityKind kind) =>
        [.. tree.MentionAt.OfType<EntityMention>().Select(mention => mention.Mention.Entity).Where(entity => entity.Kind == kind).Distinct()];

    // A word before the mention for a negative step, after it for a positive one.
    private int FirstOf(EntityMention mention, int step) =>
        step <= 0 ? mention.FirstToken - tree.Sentence.FirstToken + step : mention.EndToken - 1 - tree.Sentence.FirstToken + step;

    private uint Side(int word) => word < Math.Min(actor, target) ? 0u + (order << 2) : word > Math.Max(actor, target) ? 2u + (order << 2) : 1u + (order << 2);

    private uint HeadWord(int word) => tree.Heads[word] < 0 ? 4u : to.Word(tree.Heads[word]);

    private uint Preposition(int word) => tree.Preposition(word) is { Length: > 0 } preposition ? FeatureHash.OfWord(preposition) : 3u;

    // The nearest cue above a word, with how it is negated or doubted.
    private uint HeadCue(int word)
    {
        foreach (var above in TreePath.Chain(tree, word).Skip(1))
        {
            if (to.CueClass(above) is var cue and not 0)
            {
                return FeatureList.Mix(cue, Flags(above));
            }
        }

        return 0;
    }

    private uint Flags(int word) => (Composition.IsNegated(tree, word) ? 1u : 0u) | (Composition.IsModal(tree, word) ? 2u : 0u)
        | (Composition.IsHypothetical(tree, word) ? 4u : 0u) | (ClauseRoles.IsPassive(tree, word) ? 8u : 0u);
}
