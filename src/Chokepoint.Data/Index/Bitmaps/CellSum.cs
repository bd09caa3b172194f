using Chokepoint.Data.Tags;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>Cells of the matrix: counts of one actor and target by class, and the article that decides.</summary>
internal sealed record CellSum(long[] ByStance)
{
    private (long At, long Id) latest = (long.MinValue, long.MinValue);

    public (long Id, DateTimeOffset At) Deciding => (latest.Id, new DateTimeOffset(latest.At, TimeSpan.Zero));

    /// <summary>By the token of actor, target and the first class.</summary>
    public static Dictionary<int, CellSum> Of(StanceCells counted, IndexState state)
    {
        var cells = new Dictionary<int, CellSum>();
        for (var stance = 0; stance < counted.Stances; stance++)
        {
            var (count, chunk, place) = counted[stance];
            if (count == 0)
            {
                continue;
            }

            var token = state.Table.Stances.TokenOf(stance);
            var pair = token & ~TagToken.StanceMask;
            if (!cells.TryGetValue(pair, out var cell))
            {
                cells[pair] = cell = new CellSum(new long[Chunk.Classes]);
            }

            cell.ByStance[token & TagToken.StanceMask] = count;
            var key = (state.Chunks[chunk].Ats[place], state.Chunks[chunk].Ids[place]);
            cell.latest = IndexRow.Compare(key, cell.latest) > 0 ? key : cell.latest;
        }

        return cells;
    }
}
