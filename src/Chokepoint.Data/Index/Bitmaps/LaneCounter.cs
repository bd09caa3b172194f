using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>
/// Counts, bit by bit, words of 64 bits: each bit has a counter of one byte, and one instruction adds to 32 of them. There is a set of
/// counters for each mask of classes.
/// </summary>
internal ref struct LaneCounter(Span<byte> lanes, Span<byte> added, Span<int> totals)
{
    public const int Lanes = 64;
    public const int Masks = 1 << Chunk.Classes;
    private static readonly Vector256<byte> Bit = Vector256.Create(0x8040201008040201UL).AsByte();
    private static readonly Vector256<byte> Low = Spread(0);
    private static readonly Vector256<byte> High = Spread(4);
    private readonly Span<byte> lanes = lanes;
    private readonly Span<byte> added = added;
    private readonly Span<int> totals = totals;

    public readonly void Add(byte mask, ulong word)
    {
        if (added[mask] == byte.MaxValue)
        {
            Flush(mask);
        }

        added[mask]++;
        var spread = Vector256.Create(word).AsByte();
        ref var counters = ref MemoryMarshal.GetReference(lanes[(mask * Lanes)..]);
        var low = Vector256.Equals(Vector256.Shuffle(spread, Low) & Bit, Bit);
        var high = Vector256.Equals(Vector256.Shuffle(spread, High) & Bit, Bit);

        // True is minus one.
        (Vector256.LoadUnsafe(ref counters) - low).StoreUnsafe(ref counters);
        (Vector256.LoadUnsafe(ref counters, 32) - high).StoreUnsafe(ref counters, 32);
    }

    /// <summary>Gives what was counted to the values of a chunk.</summary>
    public readonly void GiveTo(ValueCounts counts, Chunk chunk, int amount)
    {
        for (var mask = 0; mask < Masks; mask++)
        {
            Flush(mask);
            for (var lane = 0; lane < chunk.Dense.Length; lane++)
            {
                if (totals[(mask * Lanes) + lane] is not 0 and var count)
                {
                    counts.Note(chunk.Numbers[chunk.Dense[lane]], (byte)mask, amount * count);
                }
            }
        }
    }

    private readonly void Flush(int mask)
    {
        if (added[mask] == 0)
        {
            return;
        }

        added[mask] = 0;
        for (var lane = mask * Lanes; lane < (mask + 1) * Lanes; lane++)
        {
            totals[lane] += lanes[lane];
            lanes[lane] = 0;
        }
    }

    // Each byte of the word eight times over; both halves of a vector hold the whole word.
    private static Vector256<byte> Spread(int first)
    {
        Span<byte> indices = stackalloc byte[32];
        for (var index = 0; index < indices.Length; index++)
        {
            indices[index] = (byte)(first + (index / 8) + (index < 16 ? 0 : 16));
        }

        return Vector256.Create<byte>(indices);
    }
}
