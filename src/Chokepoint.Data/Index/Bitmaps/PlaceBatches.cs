using System.Numerics;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>
/// The places of a set, some hundred at a time. Articles lie far apart in memory, and looking at one after the other would wait for each:
/// what leads to their entries is read for a batch at once, which a processor does side by side, before anything depends on it.
/// </summary>
internal ref struct PlaceBatches(ReadOnlySpan<ulong> bits, Span<int> buffer)
{
    /// <summary>Length of a buffer.</summary>
    public const int Most = 256;
    private const int WordBits = 64;
    private readonly ReadOnlySpan<ulong> bits = bits;
    private readonly Span<int> buffer = buffer;
    private int word;

    /// <summary>In ascending order; empty at the end.</summary>
    public ReadOnlySpan<int> Next()
    {
        var count = 0;
        for (; word < bits.Length && count <= Most - WordBits; word++)
        {
            for (var rest = bits[word]; rest != 0; rest &= rest - 1)
            {
                buffer[count++] = (word * WordBits) + BitOperations.TrailingZeroCount(rest);
            }
        }

        return buffer[..count];
    }
}
