using System.Numerics;
using Chokepoint.Data.Tags;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>
/// Counts values among matches, chunk by chunk in the cheapest way. Of most articles of a chunk the few that are missing are counted and
/// taken from the totals. Values that many articles have are met as bitmaps, the others are looked up article by article.
/// </summary>
internal static class FacetCounter
{
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

        var byBitmap = (long)few * chunk.DenseEntries > (long)chunk.Count * chunk.Dense.Length * chunk.Words;
        AddEach(chunk, some, counts, (amount, !byBitmap));
        foreach (var position in byBitmap ? chunk.Dense : [])
        {
            chunk.CountFive(position, some, counts[chunk.Numbers[position]], amount);
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

        if (few > 0 && chunk.CostOf(range) < (long)few * chunk.Forward.Length / chunk.Count)
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

    private static void AddEach(Chunk chunk, ReadOnlySpan<ulong> bits, ValueCounts counts, (int Amount, bool Dense) how)
    {
        var numbers = chunk.Numbers;
        for (var word = 0; word < bits.Length; word++)
        {
            for (var rest = bits[word]; rest != 0; rest &= rest - 1)
            {
                var place = (word << 6) + BitOperations.TrailingZeroCount(rest);
                var mask = chunk.Masks[place];
                foreach (var position in how.Dense ? chunk.Forward.ValuesOf(place) : chunk.Forward.RareOf(place))
                {
                    counts.Note(numbers[position], mask, how.Amount);
                }
            }
        }
    }

    private static void AddEachOf(Chunk chunk, ReadOnlySpan<ulong> bits, ValueCounts counts, (int Amount, int First, int End) how)
    {
        for (var word = 0; word < bits.Length; word++)
        {
            for (var rest = bits[word]; rest != 0; rest &= rest - 1)
            {
                var place = (word << 6) + BitOperations.TrailingZeroCount(rest);
                foreach (var position in chunk.Forward.ValuesOf(place))
                {
                    if (position >= how.First && position < how.End)
                    {
                        counts.Note(chunk.Numbers[position], chunk.Masks[place], how.Amount);
                    }
                }
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
