using Chokepoint.Data.Tags;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>
/// Counts values among matches, chunk by chunk in the cheapest way. Of most articles of a chunk the few that are missing are counted and
/// taken from the totals. Values that many articles have are counted all together, the others one by one.
/// </summary>
internal static class FacetCounter
{
    // Counting all values of an article takes as long as meeting this many places or words of bitmaps.
    private const int LookUpCost = 15;

    // Adding counts that are kept takes as long as counting one article in so many of a chunk.
    private const int KeptCost = 256;

    /// <summary>All values of all kinds.</summary>
    public static ValueCounts All(Matches matches, TokenTable table) => Sum(matches, table, (counts, number) =>
    {
        var chunk = matches.State.Chunks[number];
        var start = Nearest(matches, number, countsAll: true);
        AddKnown(chunk, start, counts, [(0, chunk.Pairs.First), (chunk.Pairs.End, chunk.Tokens.Length)]);
        if (start.Missing > 0)
        {
            Span<ulong> rest = stackalloc ulong[chunk.Words];
            start.Rest(matches, number, rest);
            AddEach(chunk, rest, counts, start.Amount);
        }
    });

    /// <summary>Values of one kind, where the matches among these are counted already; those of other kinds may be counted too.</summary>
    public static ValueCounts OfKind(Matches all, (Matches Some, ValueCounts Counts) counted, TokenTable table, TokenKind kind)
    {
        if (all.Count - counted.Some.Count >= Enumerable.Range(0, all.State.Chunks.Length).Sum(number => (long)Nearest(all, number).Missing))
        {
            return OfKind(all, table, kind);
        }

        using var rest = all.Without(counted.Some);
        var counts = OfKind(rest, table, kind);
        counts.Add(counted.Counts);
        return counts;
    }

    /// <summary>Values of one kind; those of other kinds may be counted too.</summary>
    public static ValueCounts OfKind(Matches matches, TokenTable table, TokenKind kind) => Sum(matches, table, (counts, number) =>
    {
        var chunk = matches.State.Chunks[number];
        var range = chunk.RangeOf(kind);
        var start = Nearest(matches, number);
        AddKnown(chunk, start, counts, [range]);
        if (start.Missing == 0)
        {
            return;
        }

        Span<ulong> rest = stackalloc ulong[chunk.Words];
        start.Rest(matches, number, rest);
        if (start.Missing * LookUpCost > chunk.CostOf(range))
        {
            chunk.Meet(range, rest, counts, start.Amount);
        }
        else
        {
            AddEach(chunk, rest, counts, start.Amount);
        }
    });

    private static ValueCounts Sum(Matches matches, TokenTable table, Action<ValueCounts, int> add)
    {
        var values = table.Values.Count;
        return matches.Sum(() => new ValueCounts(values), add, (total, part) => total.Add(part)).Fold();
    }

    private static Start Nearest(Matches matches, int number, bool countsAll = false)
    {
        var chunk = matches.State.Chunks[number];
        var count = matches.CountOf(number);
        var nearest = count * 2 <= chunk.Count ? new Start(count, Start.None) : new Start(chunk.Count - count, Start.All);
        foreach (var token in matches.Needed)
        {
            if (chunk.Find(token) is not (>= 0 and var position) || !chunk.Postings.IsBitmap(position))
            {
                continue;
            }

            // Counts that are not there yet are worth it where most of what they tell is asked for.
            var missing = chunk.Postings.CountOf(position) - count;
            var isKept = chunk.Kept.Has(position);
            if ((isKept || countsAll) && missing + (isKept ? chunk.Count / KeptCost : 0) < nearest.Missing)
            {
                nearest = new Start(missing, position);
            }
        }

        return nearest;
    }

    // Totals are of the ranges alone.
    private static void AddKnown(Chunk chunk, Start start, ValueCounts counts, ReadOnlySpan<(int First, int End)> ranges)
    {
        foreach (var range in start.IsAll ? ranges : [])
        {
            AddTotals(chunk, counts, range);
        }

        if (start.IsValue)
        {
            chunk.Kept.AddTo(counts, start.Position, () =>
            {
                var own = counts.Empty();
                AddEach(chunk, chunk.Postings.BitmapOf(start.Position, chunk.Words), own, 1);
                return own;
            });
        }
    }

    private static void AddEach(Chunk chunk, ReadOnlySpan<ulong> bits, ValueCounts counts, int amount)
    {
        var lanes = new LaneCounter(
            stackalloc byte[LaneCounter.Masks * LaneCounter.Lanes], stackalloc byte[LaneCounter.Masks], stackalloc int[LaneCounter.Masks * LaneCounter.Lanes]);
        Span<ValueRow> rows = stackalloc ValueRow[PlaceBatches.Most];
        var batches = new PlaceBatches(bits, stackalloc int[PlaceBatches.Most]);
        for (var places = batches.Next(); places.Length > 0; places = batches.Next())
        {
            chunk.Values.Read(places, rows);
            foreach (ref readonly var row in rows[..places.Length])
            {
                lanes.Add(row.Mask, row.Dense);
            }

            foreach (ref readonly var row in rows[..places.Length])
            {
                counts.Note(chunk.Values.RareOf(row), chunk.Numbers, row.Mask, amount);
            }
        }

        lanes.GiveTo(counts, chunk, amount);
    }

    private static void AddTotals(Chunk chunk, ValueCounts counts, (int First, int End) range)
    {
        for (var position = range.First; position < range.End; position++)
        {
            counts.Add(chunk.Numbers[position], chunk.Totals.AsSpan(chunk.TotalsOf(position), Chunk.Counters));
        }
    }

    /// <summary>
    /// Articles whose counts are known and that differ from the matches by the fewest: none, all of the chunk, or those that have a value.
    /// </summary>
    private readonly record struct Start(int Missing, int Position)
    {
        public const int None = -1;
        public const int All = -2;

        public bool IsAll => Position == All;

        /// <summary>Those that have the value at <see cref="Position"/>, which has a bitmap.</summary>
        public bool IsValue => Position >= 0;

        /// <summary>What an article of the rest adds to the known counts.</summary>
        public int Amount => Position == None ? 1 : -1;

        /// <summary>The articles by which they differ.</summary>
        public void Rest(Matches matches, int number, Span<ulong> rest)
        {
            var chunk = matches.State.Chunks[number];
            if (Position == None)
            {
                matches.BitsOf(number).CopyTo(rest);
                return;
            }

            Bits.Fill(rest, 0, IsAll ? chunk.Count : 0);
            if (IsValue)
            {
                chunk.Postings.AddTo(Position, rest);
            }

            Bits.AndNot(rest, matches.BitsOf(number));
        }
    }
}
