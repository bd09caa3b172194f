using System.Numerics;
using Chokepoint.Data.Tags;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>
/// Counts values among matches, chunk by chunk in the cheapest way. Of most articles of a chunk the few that are missing are counted and
/// taken from the totals. Values that many articles have are counted all together, the others one by one.
/// </summary>
internal static class FacetCounter
{
    // Finding the values of one kind beside an article takes as long as meeting this many of their places.
    private const int LookUpCost = 5;

    /// <summary>All values of all kinds.</summary>
    public static ValueCounts All(Matches matches, TokenTable table) => Sum(matches, table, (counts, number) =>
    {
        var chunk = matches.State.Chunks[number];
        Span<ulong> some = stackalloc ulong[chunk.Words];
        var (few, amount) = Fewer(matches, number, some);
        if (amount < 0)
        {
            AddTotals(chunk, counts, (0, chunk.Pairs.First));
            AddTotals(chunk, counts, (chunk.Pairs.End, chunk.Tokens.Length));
        }

        if (few > 0)
        {
            AddEach(chunk, some, counts, amount);
        }
    });

    /// <summary>Values of one kind; those of other kinds may be counted too.</summary>
    public static ValueCounts OfKind(Matches matches, TokenTable table, TokenKind kind) => Sum(matches, table, (counts, number) =>
    {
        var chunk = matches.State.Chunks[number];
        var range = chunk.RangeOf(kind);
        Span<ulong> some = stackalloc ulong[chunk.Words];
        var (few, amount) = Fewer(matches, number, some);
        if (amount < 0)
        {
            AddTotals(chunk, counts, range);
        }

        if (few > 0 && chunk.CostOf(range) < few * LookUpCost)
        {
            chunk.Meet(range, some, counts, amount);
        }
        else if (few > 0)
        {
            AddEachOf(chunk, some, counts, (amount, range.First, range.End));
        }
    });

    private static ValueCounts Sum(Matches matches, TokenTable table, Action<ValueCounts, int> add)
    {
        var values = table.Values.Count;
        return matches.Sum(() => new ValueCounts(values), add, (total, part) => total.Add(part)).Fold();
    }

    // The matches to be added, or the articles that do not match, to be taken from the totals.
    private static (int Few, int Amount) Fewer(Matches matches, int number, Span<ulong> some)
    {
        var all = matches.State.Chunks[number].Count;
        var count = matches.CountOf(number);
        if (count * 2 <= all)
        {
            matches.BitsOf(number).CopyTo(some);
            return (count, 1);
        }

        Bits.Fill(some, 0, all);
        Bits.AndNot(some, matches.BitsOf(number));
        return (all - count, -1);
    }

    private static void AddEach(Chunk chunk, ReadOnlySpan<ulong> bits, ValueCounts counts, int amount)
    {
        var lanes = new LaneCounter(
            stackalloc byte[LaneCounter.Masks * LaneCounter.Lanes], stackalloc byte[LaneCounter.Masks], stackalloc int[LaneCounter.Masks * LaneCounter.Lanes]);
        var numbers = chunk.Numbers;
        for (var word = 0; word < bits.Length; word++)
        {
            for (var rest = bits[word]; rest != 0; rest &= rest - 1)
            {
                var place = (word << 6) + BitOperations.TrailingZeroCount(rest);
                var mask = chunk.Masks[place];
                lanes.Add(mask, chunk.DenseWords[place]);
                foreach (var position in chunk.Rare.Of(place))
                {
                    counts.Note(numbers[position], mask, amount);
                }
            }
        }

        lanes.GiveTo(counts, chunk, amount);
    }

    private static void AddEachOf(Chunk chunk, ReadOnlySpan<ulong> bits, ValueCounts counts, (int Amount, int First, int End) how)
    {
        for (var word = 0; word < bits.Length; word++)
        {
            for (var rest = bits[word]; rest != 0; rest &= rest - 1)
            {
                var place = (word << 6) + BitOperations.TrailingZeroCount(rest);
                foreach (var position in chunk.Rare.Of(place))
                {
                    if (position >= how.End)
                    {
                        break;
                    }

                    if (position >= how.First)
                    {
                        counts.Note(chunk.Numbers[position], chunk.Masks[place], how.Amount);
                    }
                }
            }
        }

        foreach (var position in chunk.Dense)
        {
            if (position >= how.First && position < how.End)
            {
                chunk.CountFive(position, bits, counts[chunk.Numbers[position]], how.Amount);
            }
        }
    }

    private static void AddTotals(Chunk chunk, ValueCounts counts, (int First, int End) range)
    {
        for (var position = range.First; position < range.End; position++)
        {
            counts.Add(chunk.Numbers[position], chunk.Totals.AsSpan(chunk.TotalsOf(position), Chunk.Counters));
        }
    }
}
