using System.Numerics;
using Chokepoint.Data.Tags;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>
/// Counts values among matches. Few articles are looked up one by one; of most articles of a chunk the few that are missing are
/// looked up and taken from the totals; and the values of one kind alone are met with the matches where that is less work.
/// </summary>
internal static class FacetCounter
{
    // Reading a bitmap of a whole chunk takes as long as looking up this many tokens.
    private const int BitmapCost = 2048;

    /// <summary>All values of all kinds.</summary>
    public static ValueCounts All(Matches matches, TokenTable table) => Sum(matches, table, (counts, number) =>
    {
        var chunk = matches.State.Chunks[number];
        if (matches.IsWhole(number))
        {
            AddTotals(chunk, counts);
        }
        else if (matches.CountOf(number) * 2 > chunk.Count)
        {
            AddTotals(chunk, counts);
            Span<ulong> missing = stackalloc ulong[chunk.Words];
            Bits.Fill(missing, 0, chunk.Count);
            Bits.AndNot(missing, matches.BitsOf(number));
            AddEach(chunk, missing, counts, -1);
        }
        else
        {
            AddEach(chunk, matches.BitsOf(number), counts, 1);
        }
    });

    /// <summary>Values of one kind; those of other kinds may be counted too.</summary>
    public static ValueCounts OfKind(Matches matches, TokenTable table, TokenKind kind) => Sum(matches, table, (counts, number) =>
    {
        var chunk = matches.State.Chunks[number];
        var (first, end) = chunk.RangeOf(kind);
        var few = Math.Min(matches.CountOf(number), chunk.Count - matches.CountOf(number));
        var cost = 0;
        for (var position = first; position < end; position++)
        {
            cost += chunk.Postings.IsBitmap(position) ? BitmapCost : chunk.Postings.CountOf(position);
        }

        if (matches.IsWhole(number))
        {
            AddTotals(chunk, counts, first, end);
        }
        else if (cost < (long)few * chunk.Forward.Length / chunk.Count)
        {
            Meet(chunk, matches.BitsOf(number), counts, (first, end));
        }
        else
        {
            AddEachOf(matches, number, counts, (first, end));
        }
    });

    private static ValueCounts Sum(Matches matches, TokenTable table, Action<ValueCounts, int> add)
    {
        var values = table.Values.Count;
        return matches.Sum(() => new ValueCounts(values), add, (total, part) => total.Add(part));
    }

    private static void AddEachOf(Matches matches, int number, ValueCounts counts, (int First, int End) range)
    {
        var chunk = matches.State.Chunks[number];
        var bits = matches.BitsOf(number);
        for (var word = 0; word < bits.Length; word++)
        {
            for (var rest = bits[word]; rest != 0; rest &= rest - 1)
            {
                var place = (word << 6) + BitOperations.TrailingZeroCount(rest);
                foreach (var position in chunk.ForwardOf(place))
                {
                    if (position >= range.First && position < range.End)
                    {
                        ValueCounts.Add(counts[chunk.Numbers[position]], chunk.Masks[place], 1);
                    }
                }
            }
        }
    }

    private static void AddEach(Chunk chunk, ReadOnlySpan<ulong> bits, ValueCounts counts, int amount)
    {
        var (first, end) = chunk.Pairs;
        for (var word = 0; word < bits.Length; word++)
        {
            for (var rest = bits[word]; rest != 0; rest &= rest - 1)
            {
                var place = (word << 6) + BitOperations.TrailingZeroCount(rest);
                var mask = chunk.Masks[place];
                foreach (var position in chunk.ForwardOf(place))
                {
                    if (position < first || position >= end)
                    {
                        ValueCounts.Add(counts[chunk.Numbers[position]], mask, amount);
                    }
                }
            }
        }
    }

    private static void AddTotals(Chunk chunk, ValueCounts counts)
    {
        AddTotals(chunk, counts, 0, chunk.Pairs.First);
        AddTotals(chunk, counts, chunk.Pairs.End, chunk.Tokens.Length);
    }

    private static void AddTotals(Chunk chunk, ValueCounts counts, int first, int end)
    {
        for (var position = first; position < end; position++)
        {
            counts.Add(chunk.Numbers[position], chunk.Totals.AsSpan(chunk.TotalsOf(position), Chunk.Counters));
        }
    }

    private static void Meet(Chunk chunk, ReadOnlySpan<ulong> bits, ValueCounts counts, (int First, int End) range)
    {
        Span<ulong> spoken = stackalloc ulong[Chunk.Classes * bits.Length];
        for (var stance = 0; stance < Chunk.Classes; stance++)
        {
            var set = spoken.Slice(stance * bits.Length, bits.Length);
            bits.CopyTo(set);
            Bits.And(set, chunk.ByStance[stance]);
        }

        for (var position = range.First; position < range.End; position++)
        {
            var five = counts[chunk.Numbers[position]];
            if (chunk.Postings.IsBitmap(position))
            {
                var bitmap = chunk.Postings.BitmapOf(position, bits.Length);
                five[0] += Bits.CountBoth(bits, bitmap);
                for (var stance = 0; stance < Chunk.Classes; stance++)
                {
                    five[1 + stance] += Bits.CountBoth(spoken.Slice(stance * bits.Length, bits.Length), bitmap);
                }

                continue;
            }

            foreach (var place in chunk.Postings.MembersOf(position))
            {
                if (Bits.Has(bits, place))
                {
                    ValueCounts.Add(five, chunk.Masks[place], 1);
                }
            }
        }
    }
}
