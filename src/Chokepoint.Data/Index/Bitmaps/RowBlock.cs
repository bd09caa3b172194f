namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>Rows side by side in a few arrays: millions of them pass through here, and none is an object.</summary>
internal sealed class RowBlock(int capacity)
{
    private const int UsualTokens = 24;
    private int[] tokens = new int[capacity * UsualTokens];
    private int[] ends = new int[capacity];
    private long[] ids = new long[capacity];
    private long[] ats = new long[capacity];
    private long[] clusterIds = new long[capacity];

    public int Count { get; private set; }

    public ReadOnlySpan<long> Ids => ids.AsSpan(0, Count);

    public ReadOnlySpan<long> Ats => ats.AsSpan(0, Count);

    public ReadOnlySpan<long> ClusterIds => clusterIds.AsSpan(0, Count);

    public static RowBlock Of(IReadOnlyCollection<IndexRow> rows)
    {
        var block = new RowBlock(Math.Max(1, rows.Count));
        foreach (var row in rows)
        {
            row.Tokens.CopyTo(block.Add((row.Id, row.At, row.ClusterId), row.Tokens.Length));
        }

        return block;
    }

    /// <summary>A new row; the caller fills in its tokens.</summary>
    public Span<int> Add((long Id, long At, long ClusterId) row, int tokenCount)
    {
        if (Count == ids.Length)
        {
            Grow();
        }

        var start = Count == 0 ? 0 : ends[Count - 1];
        if (start + tokenCount > tokens.Length)
        {
            Array.Resize(ref tokens, Math.Max(start + tokenCount, tokens.Length * 2));
        }

        (ids[Count], ats[Count], clusterIds[Count]) = row;
        ends[Count++] = start + tokenCount;
        return tokens.AsSpan(start, tokenCount);
    }

    public ReadOnlySpan<int> TokensOf(int row) => tokens.AsSpan((row == 0 ? 0 : ends[row - 1])..ends[row]);

    public RowBlock Part(int first, int end)
    {
        var part = new RowBlock(Math.Max(1, end - first));
        for (var row = first; row < end; row++)
        {
            var own = TokensOf(row);
            own.CopyTo(part.Add((ids[row], ats[row], clusterIds[row]), own.Length));
        }

        return part;
    }

    private void Grow()
    {
        var size = Count * 2;
        Array.Resize(ref ids, size);
        Array.Resize(ref ats, size);
        Array.Resize(ref clusterIds, size);
        Array.Resize(ref ends, size);
    }
}
