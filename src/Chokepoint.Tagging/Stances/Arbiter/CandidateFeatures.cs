using Chokepoint.Tagging.Parsing;

namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>What the arbiter looks at: the words around and between, the way through the tree, the cues on it, and the rules' answer.</summary>
internal readonly partial struct CandidateFeatures
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

    /// <summary>Is the actor at home where the target is?</summary>
    private readonly uint home;

    private CandidateFeatures(SentenceView view, Candidate candidate, FeatureBuffer to)
    {
        (this.view, tree, this.candidate, this.to) = (view, view.Tree, candidate, to);
        (actor, target) = (candidate.Actor.Word, candidate.Target.Word);
        kind = (uint)candidate.Target.Entity.Kind;
        kinds = kind | (candidate.Actor.IsNamed ? 0 : 4u) | (candidate.Target.IsNamed ? 0 : 8u);
        order = actor < 0 || target < 0 ? 0u : actor < target ? 1u : 2u;
        home = HomeOf(view, candidate);
    }

    public static void Write(SentenceView view, Candidate candidate, FeatureBuffer to)
    {
        to.Clear();
        var features = new CandidateFeatures(view, candidate, to);
        features.Sides();
        features.Ties();
        features.Homes();
        features.Subjects();
        features.Before();
        features.Around();
        if (features.order != 0)
        {
            features.Between();
            features.Path();
        }
        features.Chains();
        features.Whole();
        features.Meaning();
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
        var (states, companies) = (view.States, view.Companies);
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
        for (uint bit = 1; bit <= (uint)Arbiter.Ties.Judged; bit <<= 1)
        {
            to.Add(102, bit, (ties & bit) != 0 ? 1u : (others & bit) != 0 ? 2u : 0u, kind);
        }
        to.Add(103, ties, others, view.States);
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
}
