namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>
/// Five counters for each numbered value: all articles, then those with a stance of each class. Articles counted one by one are first
/// counted by which classes they have together, which is one addition instead of up to five.
/// </summary>
internal sealed class ValueCounts(int values)
{
    private const int MaskBits = Chunk.Classes;
    private readonly int[] counters = new int[values * Chunk.Counters];

    // The frequent values of one mask lie side by side.
    private readonly int[] byMask = new int[values << MaskBits];

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

    /// <summary>One article; it shows after <see cref="Fold"/>.</summary>
    public void Note(int value, byte mask, int amount) => byMask[(mask * values) + value] += amount;

    /// <summary>One article with several values, given by their positions in a table of numbers.</summary>
    public void Note(ReadOnlySpan<ushort> positions, int[] numbers, byte mask, int amount)
    {
        var own = byMask.AsSpan(mask * values, values);
        foreach (var position in positions)
        {
            own[numbers[position]] += amount;
        }
    }

    /// <summary>Counters of the same values, of no article.</summary>
    public ValueCounts Empty() => new(values);

    /// <summary>What was noted, without what was not. Fewer articles than a chunk can hold, so that 16 bits are enough.</summary>
    public KeptCounts.Counted Noted()
    {
        var (keys, counts) = (new List<int>(), new List<ushort>());
        for (var index = 0; index < byMask.Length; index++)
        {
            if (byMask[index] != 0)
            {
                keys.Add(((index % values) << MaskBits) | (index / values));
                counts.Add(checked((ushort)byMask[index]));
            }
        }

        return new KeptCounts.Counted([.. keys], [.. counts]);
    }

    /// <summary>Notes articles of one key of what was noted.</summary>
    public void Note(int key, int amount) => Note(key >> MaskBits, (byte)(key & ((1 << MaskBits) - 1)), amount);

    /// <summary>Adds what was noted to the counters.</summary>
    public ValueCounts Fold()
    {
        for (var mask = 0; mask < 1 << MaskBits; mask++)
        {
            for (var value = 0; value < values; value++)
            {
                Add(this[value], (byte)mask, byMask[(mask * values) + value]);
            }
        }

        Array.Clear(byMask);
        return this;
    }

    public void Add(ValueCounts other)
    {
        for (var index = 0; index < counters.Length; index++)
        {
            counters[index] += other.counters[index];
        }

        for (var index = 0; index < byMask.Length; index++)
        {
            byMask[index] += other.byMask[index];
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
