namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>How the rules came to their answer, as numbers for features.</summary>
internal static class RuleVote
{
    public static uint Way(RawStance stance) => ((uint)stance.How.Actor << 8) | ((uint)stance.How.Link << 4) | (uint)stance.How.Part;

    public static uint Doubts(RawStance stance) => (uint)Math.Min(stance.How.Turns, 3) | (stance.How.IsModal ? 4u : 0) | (stance.How.IsMutual ? 8u : 0)
        | (stance.How.IsHypothetical ? 16u : 0) | (stance.How.IsPrivate ? 32u : 0) | (stance.How.IsBackground ? 64u : 0);

    public static uint Trust(RawStance stance) => (uint)(Calibration.Of(stance) * 5);
}
