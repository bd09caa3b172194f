using Chokepoint.Tagging.Parsing;

namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>What the arbiter looks at: the words around and between, the way through the tree, the cues on it, and the rules' answer.</summary>
internal readonly struct CandidateFeatures
{
    private const int LongestGap = 14;
    private readonly SentenceView view;
    private readonly SentenceTree tree;
    private readonly Candidate candidate;
    private readonly FeatureBuffer to;
    private readonly int actor;
    private readonly int target;

    /// <summary>What kind of target it is.</summary>
    private readonly uint kind;

    /// <summary>The kind, and how either side comes into the sentence.</summary>
    private readonly uint kinds;
    private readonly uint order;

    private CandidateFeatures(SentenceView view, Candidate candidate, FeatureBuffer to)
    {
        (this.view, tree, this.candidate, this.to) = (view, view.Tree, candidate, to);
        (actor, target) = (candidate.Actor.Word, candidate.Target.Word);
        kind = (uint)candidate.Target.Entity.Kind;
        kinds = kind | (candidate.Actor.IsNamed ? 0 : 4u) | (candidate.Target.IsNamed ? 0 : 8u);
        order = actor < 0 || target < 0 ? 0u : actor < target ? 1u : 2u;
    }

    public static void Write(SentenceView view, Candidate candidate, FeatureBuffer to)
    {
        to.Clear();
        var features = new CandidateFeatures(view, candidate, to);
        features.Sides();
        features.Ties();
        features.Around();
        if (features.order != 0)
        {
            features.Between();
            features.Path();
        }
        features.Chains();
        features.Whole();
        features.Rules();
    }

    private void Sides()
    {
        uint actorRole = Role(candidate.Actor), targetRole = Role(candidate.Target);
        to.Add(1, kinds);
        to.Add(2, kinds, order);
        to.Add(3, actorRole, kinds);
        to.Add(4, targetRole, kinds);
        to.Add(5, actorRole, targetRole, kinds);
        to.Add(6, Relation(actor), Relation(target), kinds);
        to.Add(7, Relation(actor), actorRole);
        to.Add(8, Relation(target), targetRole, kinds);
        to.Add(9, Preposition(target), kinds);
        to.Add(10, Preposition(actor), actorRole);
        to.Add(11, HeadWord(target), targetRole, kinds);
        to.Add(12, HeadWord(actor), actorRole);
        to.Add(16, FeatureBuffer.Mix(Relation(actor), Preposition(actor)), FeatureBuffer.Mix(Relation(target), Preposition(target)), kinds);
        to.Add(13, order == 0 ? 9u : (uint)Math.Min(Math.Abs(actor - target) / 3, 6), kinds, order);
        var (states, companies) = (Count(EntityKind.Country), Count(EntityKind.Company));
        to.Add(14, Math.Min(states, 4), order, kinds);
        to.Add(15, kinds, Math.Min(companies, 3), Math.Min(states, 4));
        to.Add(17, Placing(candidate.Actor), Placing(candidate.Target), kinds);
        to.Add(18, (uint)tree.Sentence.Kind, kinds, Math.Min((uint)view.Reading.Sentence, 3));
        to.Add(19, Rivals(), kinds);
    }

    private void Ties()
    {
        if (candidate.Actor.IsNamed && candidate.Target.IsNamed)
        {
            return;
        }
        uint ties = (uint)candidate.Actor.Ties, others = (uint)candidate.Target.Ties;
        to.Add(100, ties, others);
        to.Add(101, ties, others, kind);
        for (uint bit = 1; bit <= (uint)Arbiter.Ties.Event; bit <<= 1)
        {
            to.Add(102, bit, (ties & bit) != 0 ? 1u : (others & bit) != 0 ? 2u : 0u, kind);
        }
        to.Add(103, ties, others, Count(EntityKind.Country));
        to.Add(104, ties, others, Relation(candidate.Actor.IsNamed ? target : actor));
        to.Add(105, view.Word(candidate.Actor.IsNamed ? target : actor, candidate) == 32 ? TextOf(actor) : TextOf(target), ties, others);
    }

    private void Around()
    {
        for (var step = -2; step <= 2; step++)
        {
            to.Add(20, (uint)(step + 2), WordBeside(candidate.Actor, step), kind);
            to.Add(21, (uint)(step + 2), WordBeside(candidate.Target, step), kind);
        }
        to.Add(22, WordBeside(candidate.Target, -1), WordBeside(candidate.Target, -2));
        to.Add(23, WordBeside(candidate.Actor, 1), WordBeside(candidate.Actor, 2));
        to.Add(25, WordBeside(candidate.Target, 1), WordBeside(candidate.Target, 2));
        to.Add(24, view.Cue(Beside(candidate.Target, -1)), view.Cue(Beside(candidate.Target, 1)), kind);
        to.Add(26, view.Cue(Beside(candidate.Actor, 1)), view.Cue(Beside(candidate.Actor, 2)), kind);
    }

    private void Between()
    {
        var (first, last) = (Math.Min(actor, target) + 1, Math.Max(actor, target));
        var sequence = order;
        for (var word = first; word < last; word++)
        {
            var cue = view.Cue(word);
            if (cue != 0)
            {
                sequence = FeatureBuffer.Mix(sequence, cue);
                to.Add(30, cue, order, kind);
                to.Add(130, view.Group(word), order, kind);
            }
            if (last - first <= LongestGap)
            {
                to.Add(31, Word(word), order, kind);
                to.Add(32, Word(word), Word(word + 1), order);
            }
        }
        to.Add(33, sequence, kind);
    }

    private void Path()
    {
        var path = TreePath.Between(tree, actor, target);
        uint up = Relations(path.Up), down = Relations(path.Down), top = Word(path.Top), topCue = view.Cue(path.Top), meets = path.Meets ? 1u : 0u;
        to.Add(40, up, down, meets);
        to.Add(41, up, topCue, kinds);
        to.Add(42, down, topCue, kinds);
        to.Add(43, up, down, topCue);
        to.Add(44, top, kind, meets);
        to.Add(45, top, up);
        to.Add(46, top, down, kind);
        Steps(path.Up, 47);
        Steps(path.Down, 50);
        uint cuesUp = Cues(path.Up), cuesDown = Cues(path.Down);
        to.Add(53, cuesUp, cuesDown, kind);
        to.Add(54, cuesUp, cuesDown, FeatureBuffer.Mix(up, down));
        var group = view.Group(path.Top);
        if (group != 0)
        {
            to.Add(131, group, up, view.Flags(path.Top));
            to.Add(132, group, down, view.Flags(path.Top));
            to.Add(133, up, down, group);
        }
        to.Add(134, Groups(path.Up), Groups(path.Down), kind);
        to.Add(55, view.Flags(path.Top), topCue, kind);
        to.Add(56, cuesUp, cuesDown, view.Flags(path.Top));
    }

    private void Steps(int[] path, uint template)
    {
        for (var index = 1; index < path.Length; index++)
        {
            var isTop = index == path.Length - 1 ? 1u : 0u;
            var word = Word(path[index]);
            to.Add(template, word, isTop, kind);
            to.Add(template + 1, view.Cue(path[index]), (uint)tree.Relations[path[index - 1]], isTop);
            to.Add(template + 2, word, (uint)tree.Relations[path[index - 1]], kind);
            if (view.Group(path[index]) is var group and not 0)
            {
                to.Add(template + 88, group, (uint)tree.Relations[path[index - 1]], kind);
                to.Add(template + 95, group, isTop, view.Flags(path[index]));
            }
        }
    }

    // From the target up to the root: what is done to it, and what is done to that.
    private void Chains()
    {
        if (target < 0)
        {
            return;
        }
        var chain = TreePath.Chain(tree, target);
        var above = actor < 0 ? [] : TreePath.Chain(tree, actor);
        uint classes = 1, level = 0;
        foreach (var word in chain.Skip(1))
        {
            var cue = view.Cue(word);
            if (cue == 0)
            {
                continue;
            }
            classes = FeatureBuffer.Mix(classes, FeatureBuffer.Mix(cue, view.Flags(word)));
            level++;
            var joins = above.IndexOf(word) is var at and >= 0 ? 1 + (uint)Math.Min(at, 3) : 0;
            to.Add(60, classes, level, kinds);
            to.Add(61, classes, joins, joins > 1 ? (uint)tree.Relations[above[(int)joins - 2]] + 1 : 0);
            to.Add(62, Word(word), level, joins);
            to.Add(63, cue, view.Flags(word), level);
            to.Add(150, view.Group(word), view.Flags(word), joins);
            to.Add(151, view.Group(word), level, kinds);
        }
        to.Add(64, classes, level);
    }

    private void Whole()
    {
        uint all = 1;
        for (var word = 0; word < tree.Count; word++)
        {
            var side = Side(word);
            var cue = view.Cue(word);
            if (cue != 0)
            {
                to.Add(70, cue, side, kind);
                to.Add(71, cue, view.Flags(word), kind);
                to.Add(152, view.Group(word), side, kind);
                to.Add(153, view.Group(word), view.Flags(word), kind);
                all = FeatureBuffer.Mix(all, cue);
            }
            if (!view.IsName(word) && char.IsLetter(tree.Text(word)[0]))
            {
                to.Add(72, Word(word), side);
                to.Add(73, Word(word), kind);
                to.Add(75, Word(word), Word(word + 1), kind);
            }
        }
        to.Add(74, all, kinds, order);
    }

    private void Rules()
    {
        var own = candidate.ByRule;
        var said = own is null ? 0 : (uint)own.Stance + 1;
        var (forTarget, forActor) = (ByRule(toward: true), ByRule(toward: false));
        var leaning = view.Reading.Leanings.TryGetValue(candidate.Target.Entity, out var lean) ? (uint)lean + 1 : 0;
        to.Add(80, said, kinds);
        to.Add(81, said, kinds, order);
        to.Add(82, said, (forTarget << 4) | forActor, kinds);
        to.Add(83, said, (uint)Math.Min(view.Reading.Found.Count, 4), kinds);
        to.Add(89, forTarget, Relation(actor), order);
        to.Add(90, said, Relation(actor), Relation(target));
        to.Add(91, said, HeadCue(target), kind);
        to.Add(92, leaning, said, kinds);
        to.Add(93, leaning, Relation(actor), kinds);
        to.Add(94, leaning, said, FeatureBuffer.Mix((uint)candidate.Actor.Ties, Role(candidate.Actor)));
        if (own is not null)
        {
            to.Add(84, FeatureHash.OfWord(own.Rule), said);
            to.Add(85, Way(own), said, kind);
            to.Add(86, Way(own), kinds);
            to.Add(87, (uint)(Calibration.Of(own) * 5), said);
            to.Add(88, Doubts(own), said);
        }
    }

    private static uint Way(RawStance stance) => ((uint)stance.How.Actor << 8) | ((uint)stance.How.Link << 4) | (uint)stance.How.Part;

    private static uint Doubts(RawStance stance) => (uint)Math.Min(stance.How.Turns, 3) | (stance.How.IsModal ? 4u : 0) | (stance.How.IsMutual ? 8u : 0)
        | (stance.How.IsHypothetical ? 16u : 0) | (stance.How.IsPrivate ? 32u : 0) | (stance.How.IsBackground ? 64u : 0);

    // The first stance the rules found toward this target, or by this actor, and 1; 0 for none.
    private uint ByRule(bool toward)
    {
        foreach (var stance in view.Reading.Found)
        {
            if (toward ? stance.Target == candidate.Target.Entity : stance.Actor == candidate.Actor.Entity.Id)
            {
                return (uint)stance.Stance + 1;
            }
        }
        return 0;
    }

    private uint Count(EntityKind kind)
    {
        var seen = new HashSet<Entity>();
        foreach (var mention in tree.MentionAt)
        {
            if (mention is not null && mention.Mention.Entity.Kind == kind)
            {
                seen.Add(mention.Mention.Entity);
            }
        }
        return (uint)seen.Count;
    }

    // Is another state nearer to the target, and does another company stand between?
    private uint Rivals()
    {
        if (order == 0)
        {
            return 9;
        }
        uint states = 0, companies = 0;
        for (var word = Math.Min(actor, target) + 1; word < Math.Max(actor, target); word++)
        {
            if (tree.MentionAt[word] is { } other && other.Mention.Entity != candidate.Actor.Entity && other.Mention.Entity != candidate.Target.Entity)
            {
                states |= other.Mention.Entity.Kind == EntityKind.Country ? 1u : 0u;
                companies |= other.Mention.Entity.Kind == EntityKind.Company ? 2u : 0u;
            }
        }
        return states | companies | (order << 2);
    }

    private uint Placing(Party party) => party.Mention is { } mention && TargetRoles.IsPlace(tree, mention) ? 1u : 0u;

    private static uint Role(Party party) => party.Mention is { } mention ? FeatureHash.OfWord(mention.Role) : 7u;

    private uint Relation(int word) => word < 0 ? 99u : (uint)tree.Relations[word];

    private uint TextOf(int word) => word < 0 ? 5u : FeatureHash.OfWord(tree.Text(word));

    private uint Word(int word) => view.Word(word, candidate);

    private int Beside(Party party, int step) =>
        party.Mention is not { } mention ? (party.Word < 0 ? -9 : party.Word + step)
        : step <= 0 ? mention.FirstToken - tree.Sentence.FirstToken + step : mention.EndToken - 1 - tree.Sentence.FirstToken + step;

    private uint WordBeside(Party party, int step) => Word(Beside(party, step));

    // Before, between or after the two, and which of them stands first.
    private uint Side(int word) =>
        order == 0 ? 3u : (word < Math.Min(actor, target) ? 0u : word > Math.Max(actor, target) ? 2u : 1u) + (order << 2);

    private uint HeadWord(int word) => word < 0 || tree.Heads[word] < 0 ? 4u : Word(tree.Heads[word]);

    private uint Preposition(int word) => word >= 0 && tree.Preposition(word) is { Length: > 0 } preposition ? FeatureHash.OfWord(preposition) : 3u;

    // The nearest cue above a word, with how it is negated or doubted.
    private uint HeadCue(int word)
    {
        for (var (above, step) = (word < 0 ? -1 : tree.Heads[word], 0); above >= 0 && step < 12; (above, step) = (tree.Heads[above], step + 1))
        {
            if (view.Cue(above) is var cue and not 0)
            {
                return FeatureBuffer.Mix(cue, view.Flags(above));
            }
        }
        return 0;
    }

    // Relations from a word upwards, the last word left out, as one number.
    private uint Relations(int[] path)
    {
        var hash = 1u;
        foreach (var word in path.AsSpan(0, path.Length - 1))
        {
            hash = FeatureBuffer.Mix(hash, (uint)tree.Relations[word]);
        }
        return hash;
    }

    private uint Groups(int[] path)
    {
        var hash = 3u;
        foreach (var word in path)
        {
            var group = view.Group(word);
            hash = group == 0 ? hash : FeatureBuffer.Mix(hash, group);
        }
        return hash;
    }

    private uint Cues(int[] path)
    {
        var hash = 2u;
        foreach (var word in path)
        {
            var cue = view.Cue(word);
            hash = cue == 0 ? hash : FeatureBuffer.Mix(hash, cue);
        }
        return hash;
    }
}
