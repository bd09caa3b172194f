using System.Numerics;
using Chokepoint.Data.Tags;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>What whole stances say: the cells of the matrix.</summary>
internal sealed class StanceCounter(StanceChoice choice, TokenTable table)
{
    private readonly ChosenStances chosen = new(choice);

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
        for (var position = matches.IsWhole(number) ? first : end; position < end; position++)
        {
            if (chosen.Holds(chunk.Tokens[position]))
            {
                cells.Add(chunk.Numbers[position], chunk.Postings.CountOf(position), ((long)number << 16) | (uint)chunk.Postings.LastOf(position, chunk.Words));
            }
        }

        for (var word = 0; word < bits.Length && !matches.IsWhole(number); word++)
        {
            for (var rest = bits[word]; rest != 0; rest &= rest - 1)
            {
                var place = (word << 6) + BitOperations.TrailingZeroCount(rest);
                foreach (var position in chunk.Stances.Of(place))
                {
                    if (chosen.Holds(chunk.Tokens[position]))
                    {
                        cells.Add(chunk.Numbers[position], 1, ((long)number << 16) | (uint)place);
                    }
                }
            }
        }
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
