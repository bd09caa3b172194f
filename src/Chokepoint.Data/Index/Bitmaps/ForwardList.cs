using System.Runtime.CompilerServices;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>For each article of a chunk the positions of some of its tokens.</summary>
internal sealed class ForwardList(ushort[] positions, int[] ends)
{
    public long Bytes => (2L * positions.Length) + (4L * ends.Length);

    public ReadOnlySpan<ushort> Of(int place) => positions.AsSpan(ends[place]..ends[place + 1]);

    /// <summary>Reads where the entries of a batch of places begin and end, and brings them near.</summary>
    public void Read(ReadOnlySpan<int> places, Span<(int First, int End)> batch)
    {
        for (var index = 0; index < places.Length; index++)
        {
            batch[index] = (ends[places[index]], ends[places[index] + 1]);
        }

        Touch(batch[..places.Length]);
    }

    public ReadOnlySpan<ushort> Between((int First, int End) range) => positions.AsSpan(range.First..range.End);

    /// <summary>The same with what else counting needs of an article.</summary>
    public ValueRows With(ulong[] dense, byte[] masks)
    {
        var rows = new ValueRow[masks.Length];
        for (var place = 0; place < rows.Length; place++)
        {
            rows[place] = new ValueRow(dense[place], ends[place], (ushort)(ends[place + 1] - ends[place]), masks[place]);
        }

        return new ValueRows(positions, rows);
    }

    // The sum keeps the compiler from leaving the reading out.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Touch(ReadOnlySpan<(int First, int End)> batch)
    {
        var sum = 0;
        foreach (var (first, _) in batch)
        {
            sum += first < positions.Length ? positions[first] : 0;
        }

        return sum;
    }
}
