using System.Runtime.CompilerServices;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>
/// The values of each article of a chunk, parts of stances apart, which are found by their postings alone. What is needed of every
/// article that is counted stands together, since each look at memory costs as much as counting a dozen values.
/// </summary>
internal sealed class ValueRows(ushort[] positions, ValueRow[] rows)
{
    public long Bytes => (2L * positions.Length) + (16L * rows.Length);

    /// <summary>Positions of the values that are not dense.</summary>
    public ReadOnlySpan<ushort> RareOf(in ValueRow row) => positions.AsSpan(row.First, row.Length);

    public ref readonly ValueRow this[int place] => ref rows[place];

    /// <summary>Reads a batch of rows, and brings near what they lead to.</summary>
    public void Read(ReadOnlySpan<int> places, Span<ValueRow> batch)
    {
        for (var index = 0; index < places.Length; index++)
        {
            batch[index] = rows[places[index]];
        }

        Touch(batch[..places.Length]);
    }

    // The sum keeps the compiler from leaving the reading out.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Touch(ReadOnlySpan<ValueRow> batch)
    {
        var sum = 0;
        foreach (ref readonly var row in batch)
        {
            sum += row.First < positions.Length ? positions[row.First] : 0;
        }

        return sum;
    }
}

/// <summary>One article: which dense values it has, where the others begin and how many there are, and a bit for each class of its stances.</summary>
internal readonly record struct ValueRow(ulong Dense, int First, ushort Length, byte Mask);
