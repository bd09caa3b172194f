namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>Five counters for each numbered value: all articles, then those with a stance of each class.</summary>
internal sealed class ValueCounts(int values)
{
    private readonly int[] counters = new int[values * Chunk.Counters];

    public static void Add(Span<int> counters, byte mask, int amount)
    {
        counters[0] += amount;
        if (mask != 0)
        {
            counters[1] += amount * (mask & 1);
            counters[2] += amount * (mask >> 1 & 1);
            counters[3] += amount * (mask >> 2 & 1);
            counters[4] += amount * (mask >> 3 & 1);
        }
    }

    public Span<int> this[int value] => counters.AsSpan(value * Chunk.Counters, Chunk.Counters);

    public void Add(ValueCounts other)
    {
        for (var index = 0; index < counters.Length; index++)
        {
            counters[index] += other.counters[index];
        }
    }

    /// <summary>Adds five counters to those of a value.</summary>
    public void Add(int value, ReadOnlySpan<int> five)
    {
        var own = this[value];
        for (var index = 0; index < Chunk.Counters; index++)
        {
            own[index] += five[index];
        }
    }
}
