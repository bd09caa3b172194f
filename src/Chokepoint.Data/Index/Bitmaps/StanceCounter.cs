using System.Numerics;
using Chokepoint.Data.Tags;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>What whole stances say: cells of the matrix, and one part of the stances that hold a choice of the other parts. One for each count.</summary>
internal sealed class StanceCounter(StanceChoice choice, TokenTable table)
{
    private readonly HashSet<int>? actors = choice.Actors?.ToHashSet();
    private readonly HashSet<int>? targets = choice.Targets?.ToHashSet();
    private readonly HashSet<int>? classes = choice.Classes?.ToHashSet();

    // Number of a part in the table of values, plus one; threads that race here write the same.
    private readonly int[] numbers = new int[TagToken.TargetMask + 1];

    /// <summary>Counters of each value of the part, by its number in the table of values.</summary>
    public ValueCounts Parts(Matches matches, TokenKind part)
    {
        var values = table.Values.Count;
        return matches.Sum(() => new ValueCounts(values), (counts, number) => AddParts(matches, number, part, counts), (total, more) => total.Add(more));
    }

    /// <summary>Of each whole stance how many articles, and the latest of them.</summary>
    public StanceCells Cells(Matches matches)
    {
        var stances = table.Stances.Count;
        return matches.Sum(() => new StanceCells(stances), (cells, number) => AddCells(matches, number, cells), (total, more) => total.Add(more));
    }

    private void AddCells(Matches matches, int number, StanceCells cells)
    {
        var chunk = matches.State.Chunks[number];
        var bits = matches.BitsOf(number);
        var (first, end) = chunk.RangeOf(TokenKind.ActorTargetStance);
        if (matches.CountOf(number) * 4 > chunk.Count)
        {
            for (var position = first; position < end; position++)
            {
                if (Holds(chunk.Tokens[position]) && chunk.Postings.Meet(position, bits) is { Count: > 0 } met)
                {
                    cells.Add(chunk.Numbers[position], met.Count, ((long)number << 16) | (uint)met.Last);
                }
            }

            return;
        }

        foreach (var place in Places(bits))
        {
            foreach (var position in chunk.ForwardOf(place))
            {
                if (position >= first && position < end && Holds(chunk.Tokens[position]))
                {
                    cells.Add(chunk.Numbers[position], 1, ((long)number << 16) | (uint)place);
                }
            }
        }
    }

    private void AddParts(Matches matches, int number, TokenKind part, ValueCounts counts)
    {
        var chunk = matches.State.Chunks[number];
        var (first, end) = chunk.RangeOf(TokenKind.ActorTargetStance);
        var found = new List<int>(4);
        foreach (var place in Places(matches.BitsOf(number)))
        {
            found.Clear();
            foreach (var position in chunk.ForwardOf(place))
            {
                if (position >= first && position < end && Holds(chunk.Tokens[position]) && NumberOf(chunk.Tokens[position], part) is var value && !found.Contains(value))
                {
                    found.Add(value);
                    ValueCounts.Add(counts[value], chunk.Masks[place], 1);
                }
            }
        }
    }

    private bool Holds(int token) => (actors is null || actors.Contains(TagToken.ActorOf(token)))
        && (targets is null || targets.Contains(TagToken.TargetOf(token)))
        && (classes is null || classes.Contains((int)TagToken.StanceOf(token)));

    private int NumberOf(int token, TokenKind part)
    {
        var (payload, value) = part switch
        {
            TokenKind.Actor => (TagToken.ActorOf(token), TagToken.OfStance(TagToken.ActorOf(token), null, null)),
            TokenKind.Target => (TagToken.TargetOf(token), TagToken.OfStance(null, TagToken.TargetOf(token), null)),
            _ => ((int)TagToken.StanceOf(token), TagToken.OfStance(null, null, TagToken.StanceOf(token))),
        };
        if (numbers[payload] == 0)
        {
            numbers[payload] = table.Values.NumberOf(value) + 1;
        }

        return numbers[payload] - 1;
    }

    private static List<int> Places(ReadOnlySpan<ulong> bits)
    {
        var places = new List<int>(Bits.Count(bits));
        for (var word = 0; word < bits.Length; word++)
        {
            for (var rest = bits[word]; rest != 0; rest &= rest - 1)
            {
                places.Add((word << 6) + BitOperations.TrailingZeroCount(rest));
            }
        }

        return places;
    }
}

/// <summary>Articles of each whole stance, and the latest: number of the chunk and place in it.</summary>
internal sealed class StanceCells(int stances)
{
    private readonly int[] counts = new int[stances];
    private readonly long[] latest = new long[stances];

    public int Stances => counts.Length;

    public (int Count, int Chunk, int Place) this[int stance] => (counts[stance], (int)(latest[stance] >> 16), (int)(latest[stance] & 0xFFFF));

    public void Add(int stance, int count, long last)
    {
        counts[stance] += count;
        latest[stance] = Math.Max(latest[stance], last);
    }

    public void Add(StanceCells other)
    {
        for (var stance = 0; stance < counts.Length; stance++)
        {
            Add(stance, other.counts[stance], other.latest[stance]);
        }
    }
}
