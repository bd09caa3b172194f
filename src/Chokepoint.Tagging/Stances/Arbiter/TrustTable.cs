namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>How often a stance was right that got a certain share, on texts that the model had not seen; between two knots a straight line.</summary>
internal sealed class TrustTable
{
    /// <summary>Knots at 0, 0.02, ... 1.</summary>
    public const int Knots = 51;

    private readonly double[] knots;

    /// <param name="knots">0 to 1, never falling.</param>
    public TrustTable(double[] knots) => this.knots = knots;

    /// <summary>Believes every share.</summary>
    public static TrustTable Plain { get; } = new([.. Enumerable.Range(0, Knots).Select(knot => knot / (Knots - 1.0))]);

    /// <param name="share">0 to 1.</param>
    public double Of(double share)
    {
        var place = Math.Clamp(share, 0, 1) * (Knots - 1);
        var below = Math.Min((int)place, Knots - 2);
        return knots[below] + ((knots[below + 1] - knots[below]) * (place - below));
    }

    public void Write(BinaryWriter writer)
    {
        foreach (var knot in knots)
        {
            writer.Write((short)Math.Round(knot * 1000));
        }
    }

    public static TrustTable Read(BinaryReader reader)
    {
        var knots = new double[Knots];
        for (var knot = 0; knot < Knots; knot++)
        {
            knots[knot] = reader.ReadInt16() / 1000.0;
        }
        return new(knots);
    }
}
