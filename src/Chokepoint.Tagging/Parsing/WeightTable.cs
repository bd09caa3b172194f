using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
internal sealed class WeightTable : IScorer
{
    /// <summary>Classes in a row: one cache line.</summary>
    public const int Stride = 64;

    // More features than any decision has.
    private const int MostKeys = 128;

    private readonly RowIndex index;
    private readonly sbyte[] weights;
    private readonly int offset;

    /// <param name="sorted">Distinct keys, ascending.</param>
    public WeightTable(ReadOnlySpan<uint> sorted)
    {
        index = new(sorted);

        // Pinned, so that each row stays in one cache line; one row of zeros behind the last.
        weights = GC.AllocateArray<sbyte>((sorted.Length + 2) * Stride, pinned: true);
        offset = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(weights, 0) & (Stride - 1));
    }

    /// <summary>The weights of the row, to fill.</summary>
    public Span<sbyte> Row(int row) => weights.AsSpan(offset + (row * Stride), Stride);

    public void Score(ReadOnlySpan<uint> keys, Span<short> scores)
    {
        // All rows first: the memory then fetches several at a time.
        Span<int> rows = stackalloc int[MostKeys];
        ref var start = ref weights[offset];
        var count = index.FindAll(keys, rows, ref start, Stride);
        Sum(rows[..count], scores);
    }

    private void Sum(ReadOnlySpan<int> rows, Span<short> scores)
    {
        ref var start = ref weights[offset];
        Vector256<short> first = default, second = default, third = default, fourth = default;
        foreach (var row in rows)
        {
            var low = Vector256.LoadUnsafe(ref start, (nuint)(row * Stride));
            var high = Vector256.LoadUnsafe(ref start, (nuint)((row * Stride) + (Stride / 2)));
            first += Vector256.WidenLower(low);
            second += Vector256.WidenUpper(low);
            third += Vector256.WidenLower(high);
            fourth += Vector256.WidenUpper(high);
        }

        first.CopyTo(scores);
        second.CopyTo(scores[16..]);
        third.CopyTo(scores[32..]);
        fourth.CopyTo(scores[48..]);
    }
}
