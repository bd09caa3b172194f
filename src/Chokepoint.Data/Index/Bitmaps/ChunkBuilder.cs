using Chokepoint.Data.Tags;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>Makes chunks of rows that are in timeline order.</summary>
internal sealed class ChunkBuilder(TokenTable table, IReadOnlySet<long> clusters, int mostRows)
{
    // Positions of tokens are 16 bits too.
    private const int MostTokens = 65_536;

    /// <summary>One chunk, or several of equal size where one cannot hold the rows.</summary>
    public IEnumerable<Chunk> Build(ReadOnlyMemory<IndexRow> rows)
    {
        if (rows.IsEmpty)
        {
            return [];
        }

        var parts = ((rows.Length - 1) / mostRows) + 1;
        if (parts == 1 && TokenPlan.Of(rows.Span) is { } plan && plan.Count <= MostTokens)
        {
            return [Build(rows.Span, plan)];
        }

        var size = (rows.Length + Math.Max(parts, 2) - 1) / Math.Max(parts, 2);
        return Enumerable.Range(0, Math.Max(parts, 2)).SelectMany(part =>
            Build(rows.Slice(Math.Min(part * size, rows.Length), Math.Max(0, Math.Min(size, rows.Length - (part * size))))));
    }

    private Chunk Build(ReadOnlySpan<IndexRow> rows, TokenPlan plan)
    {
        var tokens = plan.Sorted();
        var postings = plan.Postings(rows.Length);
        var pairs = (First: Place(tokens, TokenKind.ActorStance), End: Place(tokens, TokenKind.Source));
        var masks = Masks(rows);
        var ids = Column(rows, row => row.Id);
        var ats = Column(rows, row => row.At);
        var (forward, starts) = plan.Forward(rows.Length);
        var chunk = new Chunk
        {
            Ids = ids,
            Ats = ats,
            Tokens = tokens,
            Numbers = Array.ConvertAll(tokens, table.NumberOf),
            Postings = postings,
            Forward = forward,
            ForwardStarts = starts,
            Masks = masks,
            ByStance = ByStance(masks),
            Totals = new int[Chunk.Counters * (tokens.Length - (pairs.End - pairs.First))],
            Days = DaysOf(ats, masks),
            Clustered = [],
            Clusters = [],
            Pairs = pairs,
            IdRange = (ids.Min(), ids.Max()),
        };
        CountTotals(chunk);
        return WithClusters(chunk, rows);
    }

    private Chunk WithClusters(Chunk chunk, ReadOnlySpan<IndexRow> rows)
    {
        var places = new List<ushort>();
        for (var place = 0; place < rows.Length; place++)
        {
            // The first of a cluster has its own id as cluster: only the set knows that it has copies.
            if (rows[place].ClusterId != rows[place].Id || clusters.Contains(rows[place].ClusterId))
            {
                places.Add((ushort)place);
            }
        }

        var ids = new long[places.Count];
        for (var index = 0; index < ids.Length; index++)
        {
            ids[index] = rows[places[index]].ClusterId;
        }

        return chunk with { Clustered = [.. places], Clusters = ids };
    }

    private static void CountTotals(Chunk chunk)
    {
        for (var place = 0; place < chunk.Count; place++)
        {
            var mask = chunk.Masks[place];
            foreach (var position in chunk.ForwardOf(place))
            {
                if (position < chunk.Pairs.First || position >= chunk.Pairs.End)
                {
                    ValueCounts.Add(chunk.Totals.AsSpan(chunk.TotalsOf(position)), mask, 1);
                }
            }
        }
    }

    private static byte[] Masks(ReadOnlySpan<IndexRow> rows)
    {
        var masks = new byte[rows.Length];
        for (var place = 0; place < masks.Length; place++)
        {
            foreach (var token in rows[place].Tokens)
            {
                if (TagToken.KindOf(token) == TokenKind.Stance)
                {
                    masks[place] |= (byte)(1 << (int)TagToken.StanceOf(token));
                }
            }
        }

        return masks;
    }

    private static ulong[][] ByStance(byte[] masks)
    {
        var sets = new ulong[Chunk.Classes][];
        for (var stance = 0; stance < sets.Length; stance++)
        {
            sets[stance] = new ulong[Bits.Words(masks.Length)];
            for (var place = 0; place < masks.Length; place++)
            {
                sets[stance][place >> 6] |= (ulong)(masks[place] >> stance & 1) << (place & 63);
            }
        }

        return sets;
    }

    private static ChunkDays DaysOf(long[] ats, byte[] masks)
    {
        var (days, starts, totals) = (new List<int>(), new List<int>(), new List<int>());
        for (var place = 0; place < ats.Length; place++)
        {
            var day = (int)(ats[place] / TimeSpan.TicksPerDay);
            if (days.Count == 0 || days[^1] != day)
            {
                days.Add(day);
                starts.Add(place);
                totals.AddRange(new int[Chunk.Counters]);
            }

            totals[^Chunk.Counters]++;
            for (var stance = 0; stance < Chunk.Classes; stance++)
            {
                totals[totals.Count - Chunk.Classes + stance] += masks[place] >> stance & 1;
            }
        }

        starts.Add(ats.Length);
        return new ChunkDays([.. days], [.. starts], [.. totals]);
    }

    private static int Place(int[] tokens, TokenKind kind) => Array.BinarySearch(tokens, TagToken.First(kind)) is var found && found < 0 ? ~found : found;

    private static long[] Column(ReadOnlySpan<IndexRow> rows, Func<IndexRow, long> value)
    {
        var column = new long[rows.Length];
        for (var index = 0; index < column.Length; index++)
        {
            column[index] = value(rows[index]);
        }

        return column;
    }
}
