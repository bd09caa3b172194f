namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>The tokens of some rows, counted and in order: what the arrays of a chunk are laid out by.</summary>
internal sealed class TokenPlan
{
    private readonly Dictionary<int, int> seen = new(4096);
    private readonly List<int> tokens = [];
    private readonly List<int> counts = [];
    private readonly List<int> lastPlace = [];

    // For every row the tokens in the order of first sight; a token that a row names twice stands once.
    private readonly List<int> entries = [];
    private readonly List<int> ends = [];
    private int[] order = [];
    private int[] position = [];

    public int Count => tokens.Count;

    public static TokenPlan Of(RowBlock rows)
    {
        var plan = new TokenPlan();
        for (var place = 0; place < rows.Count; place++)
        {
            foreach (var token in rows.TokensOf(place))
            {
                plan.Note(token, place);
            }

            plan.ends.Add(plan.entries.Count);
        }

        return plan;
    }

    public int[] Sorted()
    {
        order = [.. Enumerable.Range(0, Count)];
        var keys = tokens.ToArray();
        Array.Sort(keys, order);
        position = new int[Count];
        for (var place = 0; place < order.Length; place++)
        {
            position[order[place]] = place;
        }

        return keys;
    }

    /// <summary>After <see cref="Sorted"/>.</summary>
    public Postings Postings(int rows)
    {
        var (starts, sorted) = (new int[Count], new int[Count]);
        var (members, bitmaps) = (0, 0);
        for (var place = 0; place < Count; place++)
        {
            sorted[place] = counts[order[place]];
            var dense = Bitmaps.Postings.IsDense(sorted[place], rows);
            starts[place] = dense ? ~bitmaps++ : members;
            members += dense ? 0 : sorted[place];
        }

        var (places, bits) = (new ushort[members], new ulong[bitmaps * Bits.Words(rows)]);
        Fill(starts, places, bits, Bits.Words(rows));
        return new Postings(starts, sorted, places, bits);
    }

    /// <summary>After <see cref="Sorted"/>: for each row the positions of those tokens that are wanted, in ascending order.</summary>
    public ForwardList Forward(int rows, Func<int, bool> wants)
    {
        var wanted = new bool[Count];
        for (var number = 0; number < wanted.Length; number++)
        {
            wanted[number] = wants(position[number]);
        }

        var positions = new List<ushort>(entries.Count);
        var starts = new int[rows + 1];
        for (var (row, entry) = (0, 0); row < rows; row++)
        {
            for (; entry < ends[row]; entry++)
            {
                if (wanted[entries[entry]])
                {
                    positions.Add((ushort)position[entries[entry]]);
                }
            }

            positions.Sort(starts[row], positions.Count - starts[row], null);
            starts[row + 1] = positions.Count;
        }

        return new ForwardList([.. positions], starts);
    }

    private void Fill(int[] starts, ushort[] places, ulong[] bits, int words)
    {
        var next = (int[])starts.Clone();
        for (var (row, entry) = (0, 0); row < ends.Count; row++)
        {
            for (; entry < ends[row]; entry++)
            {
                var at = position[entries[entry]];
                if (next[at] < 0)
                {
                    Bits.Set(bits.AsSpan(~next[at] * words, words), row);
                }
                else
                {
                    places[next[at]++] = (ushort)row;
                }
            }
        }
    }

    private void Note(int token, int place)
    {
        if (!seen.TryGetValue(token, out var number))
        {
            number = tokens.Count;
            seen.Add(token, number);
            tokens.Add(token);
            counts.Add(0);
            lastPlace.Add(-1);
        }

        if (lastPlace[number] != place)
        {
            lastPlace[number] = place;
            counts[number]++;
            entries.Add(number);
        }
    }
}
