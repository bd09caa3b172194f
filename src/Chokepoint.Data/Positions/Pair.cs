namespace Chokepoint.Data.Positions;

/// <summary>An actor and what it has a position on, as the filter keys write them.</summary>
public readonly record struct Pair(string Actor, string Target);

internal sealed record PairEvidence(Pair Pair, IReadOnlyList<Testimony> Testimonies);
