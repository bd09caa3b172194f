using System.Numerics;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>Values of a chunk met with a set of its places.</summary>
internal static class ChunkMeeting
{
    /// <summary>What meeting the tokens of a range takes, in places and words of bitmaps.</summary>
    public static int CostOf(this Chunk chunk, (int First, int End) range)
    {
        var cost = 0;
        for (var position = range.First; position < range.End; position++)
        {
            cost += chunk.Postings.IsBitmap(position) ? chunk.Words : chunk.Postings.CountOf(position);
        }

        return cost;
    }

    public static void Meet(this Chunk chunk, (int First, int End) range, ReadOnlySpan<ulong> places, ValueCounts counts, int amount)
    {
        for (var position = range.First; position < range.End; position++)
        {
            chunk.Meet(position, places, (counts, chunk.Numbers[position]), amount);
        }
    }

    /// <summary>Adds the articles of one token that are among the places to the counters of a value.</summary>
    public static void Meet(this Chunk chunk, int position, ReadOnlySpan<ulong> places, (ValueCounts Counts, int Value) to, int amount)
    {
        if (chunk.Postings.IsBitmap(position))
        {
            chunk.CountFive(position, places, to.Counts[to.Value], amount);
            return;
        }

        foreach (var place in chunk.Postings.MembersOf(position))
        {
            if (Bits.Has(places, place))
            {
                to.Counts.Note(to.Value, chunk.Masks[place], amount);
            }
        }
    }

    /// <summary>The same for a token that has a bitmap: by counting bits.</summary>
    public static void CountFive(this Chunk chunk, int position, ReadOnlySpan<ulong> places, Span<int> five, int amount)
    {
        var bitmap = chunk.Postings.BitmapOf(position, places.Length);
        var first = chunk.ByStance[0].AsSpan(0, places.Length);
        var second = chunk.ByStance[1].AsSpan(0, places.Length);
        var third = chunk.ByStance[2].AsSpan(0, places.Length);
        var fourth = chunk.ByStance[3].AsSpan(0, places.Length);
        var (all, a, b, c, d) = (0, 0, 0, 0, 0);
        for (var word = 0; word < places.Length; word++)
        {
            var both = places[word] & bitmap[word];
            all += BitOperations.PopCount(both);
            a += BitOperations.PopCount(both & first[word]);
            b += BitOperations.PopCount(both & second[word]);
            c += BitOperations.PopCount(both & third[word]);
            d += BitOperations.PopCount(both & fourth[word]);
        }

        five[0] += amount * all;
        five[1] += amount * a;
        five[2] += amount * b;
        five[3] += amount * c;
        five[4] += amount * d;
    }
}
