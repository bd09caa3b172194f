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
        if (matches.IsWhole(number))
        {
            AddWhole(chunk, number, cells);
            return;
        }

        Span<(int, int)> ranges = stackalloc (int, int)[PlaceBatches.Most];
        var batches = new PlaceBatches(matches.BitsOf(number), stackalloc int[PlaceBatches.Most]);
        for (var places = batches.Next(); places.Length > 0; places = batches.Next())
        {
            chunk.Stances.Read(places, ranges);
            for (var index = 0; index < places.Length; index++)
            {
                foreach (var position in chunk.Stances.Between(ranges[index]))
                {
                    if (chosen.Holds(chunk.Tokens[position]))
                    {
                        cells.Add(chunk.Numbers[position], 1, ((long)number << 16) | (uint)places[index]);
                    }
                }
            }
        }
    }

    private void AddWhole(Chunk chunk, int number, StanceCells cells)
    {
        var (first, end) = chunk.RangeOf(TokenKind.ActorTargetStance);
        for (var position = first; position < end; position++)
        {
            if (chosen.Holds(chunk.Tokens[position]))
            {
                cells.Add(chunk.Numbers[position], chunk.Postings.CountOf(position), ((long)number << 16) | (uint)chunk.Postings.LastOf(position, chunk.Words));
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
