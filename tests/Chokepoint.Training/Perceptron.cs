using System.Numerics;
using System.Runtime.InteropServices;
using Chokepoint.Tagging.Parsing;

namespace Chokepoint.Training;

/// <summary>An averaged perceptron over features by their keys: a feature gets a row when it is first corrected.</summary>
internal sealed class Perceptron : IScorer
{
    private const int RowsInChunk = 4096;

    private readonly KeyIndex index = new(1 << 16);
    private readonly List<short[]> weights = [];
    private readonly List<long[]> totals = [];
    private readonly List<byte[]> updates = [];
    private long step = 1;

    public void Score(ReadOnlySpan<uint> keys, Span<short> scores)
    {
        scores[..WeightTable.Stride].Clear();
        var sums = MemoryMarshal.Cast<short, Vector<short>>(scores[..WeightTable.Stride]);
        foreach (var key in keys)
        {
            var row = index.Find(key);
            if (row == KeyIndex.Absent)
            {
                continue;
            }

            var line = MemoryMarshal.Cast<short, Vector<short>>(
                weights[row / RowsInChunk].AsSpan(row % RowsInChunk * WeightTable.Stride, WeightTable.Stride));
            for (var part = 0; part < line.Length; part++)
            {
                sums[part] += line[part];
            }
        }
    }

    public void Tick() => step++;

    public void Update(ReadOnlySpan<uint> keys, int truth, int guess)
    {
        foreach (var key in keys)
        {
            var row = index.FindOrAdd(key);
            if (row / RowsInChunk == weights.Count)
            {
                weights.Add(new short[RowsInChunk * WeightTable.Stride]);
                totals.Add(new long[RowsInChunk * WeightTable.Stride]);
                updates.Add(new byte[RowsInChunk]);
            }

            Add(row, truth, 1);
            Add(row, guess, -1);
            ref var count = ref updates[row / RowsInChunk][row % RowsInChunk];
            count = (byte)Math.Min(255, count + 1);
        }
    }

    /// <summary>The averaged weights as bytes; features that were corrected less often than <paramref name="least"/> are left out.</summary>
    public List<(uint Key, sbyte[] Weights)> Quantise(double scale, int least)
    {
        var keys = index.Keys();
        var result = new List<(uint, sbyte[])>();
        for (var row = 0; row < keys.Length; row++)
        {
            var (chunk, place) = (row / RowsInChunk, row % RowsInChunk);
            if (updates[chunk][place] < least)
            {
                continue;
            }

            var line = new sbyte[WeightTable.Stride];
            for (var column = 0; column < line.Length; column++)
            {
                var at = (place * WeightTable.Stride) + column;
                line[column] = (sbyte)Math.Clamp(Math.Round((weights[chunk][at] - ((double)totals[chunk][at] / step)) * scale), -127, 127);
            }

            if (line.Any(weight => weight != 0))
            {
                result.Add((keys[row], line));
            }
        }

        return result;
    }

    public static WeightTable ToTable(List<(uint Key, sbyte[] Weights)> rows)
    {
        var sorted = rows.OrderBy(row => row.Key).ToArray();
        var table = new WeightTable([.. sorted.Select(row => row.Key)]);
        for (var row = 0; row < sorted.Length; row++)
        {
            sorted[row].Weights.CopyTo(table.Row(row));
        }

        return table;
    }

    private void Add(int row, int column, short by)
    {
        var at = (row % RowsInChunk * WeightTable.Stride) + column;
        weights[row / RowsInChunk][at] += by;
        totals[row / RowsInChunk][at] += step * by;
    }
}
