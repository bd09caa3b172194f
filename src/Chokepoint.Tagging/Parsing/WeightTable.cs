using System.Numerics;
using System.Runtime.InteropServices;

namespace Chokepoint.Tagging.Parsing;

/// <summary>Sums the weights of the features of one decision; a trained table and its trainer both do.</summary>
internal interface IScorer
{
    void Score(ReadOnlySpan<uint> keys, Span<short> scores);
}

/// <summary>
/// A linear model as one table: a row for each learnt feature, a byte for each class. Whole numbers only, so that every machine
/// decides alike.
/// </summary>
internal sealed class WeightTable(KeyIndex index, sbyte[] weights) : IScorer
{
    /// <summary>Classes in a row: one cache line.</summary>
    public const int Stride = 64;

    public void Score(ReadOnlySpan<uint> keys, Span<short> scores)
    {
        scores[..Stride].Clear();
        var sums = MemoryMarshal.Cast<short, Vector<short>>(scores[..Stride]);
        foreach (var key in keys)
        {
            var row = index.Find(key);
            if (row == KeyIndex.Absent)
            {
                continue;
            }

            var line = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(weights.AsSpan(row * Stride, Stride));
            for (var part = 0; part < line.Length; part++)
            {
                Vector.Widen(line[part], out var low, out var high);
                sums[2 * part] += low;
                sums[(2 * part) + 1] += high;
            }
        }
    }
}
