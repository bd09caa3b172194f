using System.Numerics;
using System.Runtime.InteropServices;
using Chokepoint.Tagging.Parsing;

namespace Chokepoint.Training;

/// <summary>An averaged perceptron over hashed features.</summary>
internal sealed class Perceptron(int bits) : IScorer
{
    private readonly short[] weights = new short[WeightTable.Stride << bits];
    private readonly long[] totals = new long[WeightTable.Stride << bits];
    private readonly byte[] updates = new byte[1 << bits];
    private long step = 1;

    public int Bits { get; } = bits;

    public void Score(ReadOnlySpan<int> rows, Span<short> scores)
    {
        scores[..WeightTable.Stride].Clear();
        var sums = MemoryMarshal.Cast<short, Vector<short>>(scores[..WeightTable.Stride]);
        foreach (var row in rows)
        {
            var line = MemoryMarshal.Cast<short, Vector<short>>(weights.AsSpan(row * WeightTable.Stride, WeightTable.Stride));
            for (var part = 0; part < line.Length; part++)
            {
                sums[part] += line[part];
            }
        }
    }

    public void Tick() => step++;

    public void Update(ReadOnlySpan<int> rows, int truth, int guess)
    {
        foreach (var row in rows)
        {
            Add(row, truth, 1);
            Add(row, guess, -1);
            updates[row] = (byte)Math.Min(255, updates[row] + 1);
        }
    }

    /// <summary>The averaged weights as bytes; rows that were corrected less often than <paramref name="least"/> are left out.</summary>
    public sbyte[] Quantise(double scale, int least)
    {
        var result = new sbyte[weights.Length];
        for (var index = 0; index < result.Length; index++)
        {
            var average = weights[index] - ((double)totals[index] / step);
            result[index] = updates[index / WeightTable.Stride] < least ? (sbyte)0 : (sbyte)Math.Clamp(Math.Round(average * scale), -127, 127);
        }

        return result;
    }

    private void Add(int row, int column, short by)
    {
        var index = (row * WeightTable.Stride) + column;
        weights[index] += by;
        totals[index] += step * by;
    }
}
