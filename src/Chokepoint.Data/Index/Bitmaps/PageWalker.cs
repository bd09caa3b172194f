using System.Numerics;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>Goes through the matches in the order of a page, from a cursor on, and looks at no more chunks than it has to.</summary>
internal sealed class PageWalker(IndexState state, IndexQuery query)
{
    /// <param name="cursor">The key before the first; null starts at the end that comes first.</param>
    /// <param name="descending">Newest first.</param>
    public IEnumerable<(long Id, long At)> Walk((long At, long Id)? cursor, bool descending)
    {
        var start = cursor is { } key ? state.ChunkOf(key) : descending ? state.Chunks.Length - 1 : 0;
        for (var number = start; number >= 0 && number < state.Chunks.Length; number += descending ? -1 : 1)
        {
            var chunk = state.Chunks[number];
            foreach (var place in PlacesOf(number, number == start ? cursor : null, descending))
            {
                yield return (chunk.Ids[place], chunk.Ats[place]);
            }
        }
    }

    private IEnumerable<int> PlacesOf(int number, (long At, long Id)? cursor, bool descending)
    {
        var chunk = state.Chunks[number];
        var bits = new ulong[chunk.Words];
        if (query.Evaluate(chunk, number, bits) == 0)
        {
            return [];
        }

        if (cursor is { } key)
        {
            var place = chunk.PlaceOf(key);
            var follows = place < chunk.Count && (chunk.Ats[place], chunk.Ids[place]) == key ? place + 1 : place;
            var rest = new ulong[chunk.Words];
            Bits.Fill(rest, descending ? 0 : follows, descending ? place : chunk.Count);
            Bits.And(bits, rest);
        }

        return descending ? Backward(bits) : Forward(bits);
    }

    private static IEnumerable<int> Forward(ulong[] bits)
    {
        for (var word = 0; word < bits.Length; word++)
        {
            for (var rest = bits[word]; rest != 0; rest &= rest - 1)
            {
                yield return (word << 6) + BitOperations.TrailingZeroCount(rest);
            }
        }
    }

    private static IEnumerable<int> Backward(ulong[] bits)
    {
        for (var word = bits.Length - 1; word >= 0; word--)
        {
            for (var rest = bits[word]; rest != 0; rest &= ~(1UL << BitOperations.Log2(rest)))
            {
                yield return (word << 6) + BitOperations.Log2(rest);
            }
        }
    }
}
