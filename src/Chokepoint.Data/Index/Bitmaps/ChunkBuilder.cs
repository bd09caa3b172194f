using Chokepoint.Data.Tags;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>Makes chunks of rows that are in timeline order.</summary>
internal sealed class ChunkBuilder(TokenTable table, int mostRows)
{
    // Positions of tokens are 16 bits too.
    private const int MostTokens = 65_536;

    /// <summary>One chunk, or several of equal size where one cannot hold the rows.</summary>
    public IEnumerable<Chunk> Build(RowBlock rows)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var parts = ((rows.Count - 1) / mostRows) + 1;
        if (parts == 1 && TokenPlan.Of(rows) is { } plan && plan.Count <= MostTokens)
        {
            return [Build(rows, plan)];
        }

        var size = (rows.Count + Math.Max(parts, 2) - 1) / Math.Max(parts, 2);
        return Enumerable.Range(0, Math.Max(parts, 2)).SelectMany(part =>
            Build(rows.Part(Math.Min(part * size, rows.Count), Math.Min((part + 1) * size, rows.Count))));
    }

    private Chunk Build(RowBlock rows, TokenPlan plan)
    {
        var tokens = plan.Sorted();
        var postings = plan.Postings(rows.Count);
        var pairs = (First: Place(tokens, TokenKind.ActorStance), End: Place(tokens, TokenKind.Source));
        var masks = Masks(rows);
        var ids = rows.Ids.ToArray();
        var ats = rows.Ats.ToArray();
        var (clustered, clusters) = ClustersOf(rows);
        int[] dense = [.. Enumerable.Range(0, tokens.Length).Where(position => postings.IsBitmap(position) && !IndexRow.IsPair(tokens[position]))
            .OrderByDescending(postings.CountOf).Take(LaneCounter.Lanes).Order()];
        var lanes = dense.ToHashSet();
        var chunk = new Chunk
        {
            Ids = ids,
            Ats = ats,
            Tokens = tokens,
            Numbers = Array.ConvertAll(tokens, table.NumberOf),
            Postings = postings,
            Dense = dense,
            Values = plan.Forward(rows.Count, position => !IndexRow.IsPair(tokens[position]) && !lanes.Contains(position)).With(WordsOf(postings, dense, rows.Count), masks),
            Stances = plan.Forward(rows.Count, position => TagToken.KindOf(tokens[position]) == TokenKind.ActorTargetStance),
            Masks = masks,
            ByStance = ByStance(masks),
            Totals = new int[Chunk.Counters * (tokens.Length - (pairs.End - pairs.First))],
            Days = DaysOf(ats, masks),
            Clustered = clustered,
            Clusters = clusters,
            Pairs = pairs,
            IdRange = (ids.Min(), ids.Max()),
            Kept = new KeptCounts(rows.Count),
        };
        CountTotals(chunk);
        return chunk;
    }

    private (ushort[] Places, int[] Clusters) ClustersOf(RowBlock rows)
    {
        var (places, clusters) = (new List<ushort>(), new List<int>());
        for (var place = 0; place < rows.Count; place++)
        {
            // The first of a cluster has its own id as cluster: only the table knows that it has copies.
            var cluster = rows.ClusterIds[place];
            if ((cluster != rows.Ids[place] ? table.Clusters.NumberOf(cluster) : table.Clusters.Find(cluster)) is >= 0 and var number)
            {
                places.Add((ushort)place);
                clusters.Add(number);
            }
        }

        return ([.. places], [.. clusters]);
    }

    private static ulong[] WordsOf(Postings postings, int[] dense, int rows)
    {
        var words = new ulong[rows];
        for (var lane = 0; lane < dense.Length; lane++)
        {
            var bitmap = postings.BitmapOf(dense[lane], Bits.Words(rows));
            for (var place = 0; place < rows; place++)
            {
                words[place] |= (bitmap[place >> 6] >> (place & 63) & 1) << lane;
            }
        }

        return words;
    }

    private static void CountTotals(Chunk chunk)
    {
        for (var place = 0; place < chunk.Count; place++)
        {
            var mask = chunk.Masks[place];
            foreach (var position in chunk.Values.RareOf(chunk.Values[place]))
            {
                ValueCounts.Add(chunk.Totals.AsSpan(chunk.TotalsOf(position)), mask, 1);
            }
        }

        var all = new ulong[chunk.Words];
        Bits.Fill(all, 0, chunk.Count);
        foreach (var position in chunk.Dense)
        {
            chunk.CountFive(position, all, chunk.Totals.AsSpan(chunk.TotalsOf(position)), 1);
        }
    }

    private static byte[] Masks(RowBlock rows)
    {
        var masks = new byte[rows.Count];
        for (var place = 0; place < masks.Length; place++)
        {
            foreach (var token in rows.TokensOf(place))
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
}
