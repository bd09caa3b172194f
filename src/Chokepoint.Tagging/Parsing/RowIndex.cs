using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Chokepoint.Tagging.Parsing;

/// <summary>
/// Rows by the keys of their features, for keys that no longer change: a row is the rank of its key. The upper bits of a key choose a
/// bucket, the lower ones are compared with all of the bucket at once. Three bytes a key, so that the caches hold most of it.
/// </summary>
internal sealed class RowIndex
{
    public const int Absent = -1;

    private const int TagBits = 16;

    private readonly int shift;
    private readonly int[] starts;
    private readonly ushort[] tags;

    /// <param name="sorted">Distinct keys, ascending.</param>
    public RowIndex(ReadOnlySpan<uint> sorted)
    {
        // About six keys a bucket; what the bucket does not tell of a key must fit its tag.
        shift = Math.Clamp(34 - BitOperations.Log2((uint)sorted.Length | 1), 1, TagBits);
        starts = new int[(1 << (32 - shift)) + 1];
        tags = new ushort[sorted.Length + Vector256<ushort>.Count];
        for (var row = 0; row < sorted.Length; row++)
        {
            starts[(sorted[row] >> shift) + 1] = row + 1;
            tags[row] = (ushort)sorted[row];
        }

        for (var bucket = 1; bucket < starts.Length; bucket++)
        {
            starts[bucket] = Math.Max(starts[bucket], starts[bucket - 1]);
        }

        Count = sorted.Length;
    }

    public int Count { get; }

    public int Find(uint key)
    {
        var bucket = key >> shift;
        int row = starts[bucket], end = starts[bucket + 1];
        var tag = Vector256.Create((ushort)key);
        for (; row < end; row += Vector256<ushort>.Count)
        {
            // Two bits a tag; those of the next bucket do not count.
            var equal = Vector256.Equals(Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(tags), (nuint)row), tag).AsByte();
            var hits = equal.ExtractMostSignificantBits() & (uint)((1UL << (2 * Math.Min(16, end - row))) - 1);
            if (hits != 0)
            {
                return row + (BitOperations.TrailingZeroCount(hits) / 2);
            }
        }

        return Absent;
    }
}
