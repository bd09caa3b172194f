namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>A plan in the terms of the index: every condition is a token, a moment, or a set of places that full text found.</summary>
internal sealed class IndexQuery
{
    private readonly int[][] anyOf;
    private readonly int[] noneOf;
    private readonly long from;
    private readonly long before;
    private readonly TextPlaces? text;

    /// <summary>Tokens that every match has.</summary>
    public int[] Needed => [.. anyOf.Where(tokens => tokens.Length == 1).Select(tokens => tokens[0])];

    public IndexQuery(FilterPlan plan, TokenTable table, TextPlaces? text = null)
    {
        this.text = text;
        anyOf = [.. plan.AnyOf, .. Column(plan.Sources.Include, TokenTable.SourceToken), .. Column(plan.Languages.Include, table.LanguageToken)];
        noneOf = [.. plan.NoneOf, .. plan.Sources.Exclude.Select(TokenTable.SourceToken), .. plan.Languages.Exclude.Select(table.LanguageToken)];
        from = plan.From?.UtcTicks ?? long.MinValue;
        before = plan.Before?.UtcTicks ?? long.MaxValue;
    }

    /// <summary>Fills <paramref name="bits"/> with the places of the chunk that pass; answers how many.</summary>
    public int Evaluate(Chunk chunk, int number, Span<ulong> bits)
    {
        var first = from <= chunk.Ats[0] ? 0 : chunk.PlaceOf((from, long.MinValue));
        var end = before > chunk.Ats[^1] ? chunk.Count : chunk.PlaceOf((before, long.MinValue));
        if (first >= end)
        {
            return 0;
        }

        Bits.Fill(bits, first, end);
        if (text is not null && !text.Intersect(number, bits))
        {
            return 0;
        }

        Span<ulong> group = stackalloc ulong[bits.Length];
        foreach (var tokens in anyOf)
        {
            if (!Union(chunk, tokens, group))
            {
                return 0;
            }

            Bits.And(bits, group);
        }

        foreach (var token in noneOf)
        {
            if (chunk.Find(token) is >= 0 and var position)
            {
                chunk.Postings.TakeFrom(position, bits);
            }
        }

        return anyOf.Length == 0 && noneOf.Length == 0 && text is null ? end - first : Bits.Count(bits);
    }

    private static bool Union(Chunk chunk, int[] tokens, Span<ulong> group)
    {
        var found = false;
        foreach (var token in tokens)
        {
            if (chunk.Find(token) is not (>= 0 and var position))
            {
                continue;
            }

            if (!found)
            {
                group.Clear();
                found = true;
            }

            chunk.Postings.AddTo(position, group);
        }

        return found;
    }

    private static int[][] Column<T>(T[]? include, Func<T, int> token) => include is null ? [] : [Array.ConvertAll(include, value => token(value))];
}
