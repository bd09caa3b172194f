using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Chokepoint.Tagging.Parsing;

/// <summary>
/// Rows by the keys of their features, for keys that no longer change: a row is the rank of its key. The upper half of a key chooses a
/// line of memory, the lower half is compared with all that the line holds at once: one look at the memory a key, and no branch that
/// waits for it.
/// </summary>
internal sealed class RowIndex
{
    public const int Absent = -1;

    private const int Buckets = 1 << 16;

    // A line holds the row of its first key, then the lower halves of its keys.
    private const int LineLength = 32;
    private const int HeadLength = 2;
    private const int MostInLine = LineLength - HeadLength;

    private readonly ushort[] lines;
    private readonly int offset;

    // Keys that their line has no room for: none in any model so far.
    private readonly Dictionary<uint, int> spilt = [];

    /// <param name="sorted">Distinct keys, ascending.</param>
    public RowIndex(ReadOnlySpan<uint> sorted)
    {
        // Pinned, so that each line of the index stays in one of the cache.
        lines = GC.AllocateArray<ushort>((Buckets + 1) * LineLength, pinned: true);
        offset = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(lines, 0) & 63) / sizeof(ushort);
        Count = sorted.Length;
        for (int bucket = 0, row = 0; bucket < Buckets; bucket++)
        {
            var first = row;
            while (row < sorted.Length && sorted[row] >> 16 == bucket)
            {
                row++;
            }

            Fill(lines.AsSpan(offset + (bucket * LineLength), LineLength), sorted[first..row], first);
        }
    }

    public int Count { get; }

    public int Find(uint key)
    {
        var row = FindOrZero(ref Start, key, out var isFound);
        return isFound && row < Count ? row : Absent;
    }

    /// <summary>The rows of those keys that have one. Of some keys that have none the row behind the last is given: it must hold zeros.</summary>
    /// <param name="keys">At most as many as there is room for.</param>
    /// <param name="rows">Room for the rows.</param>
    /// <param name="memory">What the rows stand for is fetched early from here on.</param>
    /// <param name="stride">Bytes of a row.</param>
    public unsafe int FindAll(ReadOnlySpan<uint> keys, Span<int> rows, ref sbyte memory, int stride)
    {
        ref var start = ref Start;
        ref var to = ref MemoryMarshal.GetReference(rows);
        var count = 0;
        if (Sse.IsSupported)
        {
            foreach (var key in keys)
            {
                Sse.Prefetch0(Unsafe.AsPointer(ref LineOf(ref start, key))); // pinned
            }
        }

        foreach (var key in keys)
        {
            var row = FindOrZero(ref start, key, out var isFound);
            Unsafe.Add(ref to, count) = row;
            count += isFound ? 1 : 0;
            if (Sse.IsSupported)
            {
                Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref memory, (nint)row * stride))); // only a hint, whatever the row
            }
        }

        return count;
    }

    private ref ushort Start => ref lines[offset];

    private static ref ushort LineOf(ref ushort start, uint key) => ref Unsafe.Add(ref start, (nint)(key >> 16) * LineLength);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int FindOrZero(ref ushort start, uint key, out bool isFound)
    {
        ref var line = ref LineOf(ref start, key);
        var half = Vector256.Create((ushort)key);
        ulong low = Vector256.Equals(Vector256.LoadUnsafe(ref line), half).AsByte().ExtractMostSignificantBits();
        ulong high = Vector256.Equals(Vector256.LoadUnsafe(ref line, LineLength / 2), half).AsByte().ExtractMostSignificantBits();

        // Two bits for each half key; those of the head do not count.
        var hits = (low | (high << 32)) >> (2 * HeadLength);
        isFound = hits != 0;
        var row = (line | (Unsafe.Add(ref line, 1) << 16)) + (BitOperations.TrailingZeroCount(hits) >> 1);
        return spilt.Count == 0 || isFound ? row : Spilt(key, ref isFound);
    }

    private int Spilt(uint key, ref bool isFound) => (isFound = spilt.TryGetValue(key, out var row)) ? row : Count;

    // Places that no key takes repeat the first, which is found before them; in a line without keys that is the row of zeros.
    private void Fill(Span<ushort> line, ReadOnlySpan<uint> keys, int row)
    {
        var first = keys.IsEmpty ? Count : row;
        (line[0], line[1]) = ((ushort)first, (ushort)(first >> 16));
        for (var place = 0; place < keys.Length; place++)
        {
            if (place < MostInLine)
            {
                line[HeadLength + place] = (ushort)keys[place];
            }
            else
            {
                spilt.Add(keys[place], row + place);
            }
        }

        if (keys.Length < MostInLine)
        {
            line[(HeadLength + keys.Length)..].Fill(line[HeadLength]);
        }
    }
}
