using System.Numerics;
using Chokepoint.Data.Tags;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>
/// Up to 65,536 articles that follow one another in the timeline: which of them have a token, and which tokens each of them has.
/// Never changed but for what it keeps of earlier questions; a change of its articles makes a new one.
/// </summary>
internal sealed record Chunk
{
    public const int MostRows = 65_536;
    public const int Classes = 4;

    /// <summary>Counters of a value: all, then those with a stance of each class.</summary>
    public const int Counters = 1 + Classes;

    public required long[] Ids { get; init; }

    /// <summary>UTC ticks.</summary>
    public required long[] Ats { get; init; }

    /// <summary>The tokens of its articles in ascending order.</summary>
    public required int[] Tokens { get; init; }

    /// <summary>Their numbers in the <see cref="TokenTable"/>.</summary>
    public required int[] Numbers { get; init; }

    public required Postings Postings { get; init; }

    /// <summary>Positions of the values that most articles have, at most 64; each has a bitmap.</summary>
    public required int[] Dense { get; init; }

    /// <summary>The values of each article.</summary>
    public required ValueRows Values { get; init; }

    /// <summary>Of each article its whole stances.</summary>
    public required ForwardList Stances { get; init; }

    /// <summary>One bit for each class of which the article has a stance.</summary>
    public required byte[] Masks { get; init; }

    /// <summary>The articles with a stance of each class.</summary>
    public required ulong[][] ByStance { get; init; }

    /// <summary>Five counters a token, as if every article was asked for; none for the tokens of pairs.</summary>
    public required int[] Totals { get; init; }

    public required ChunkDays Days { get; init; }

    /// <summary>Articles of clusters with several members, and their clusters.</summary>
    public required ushort[] Clustered { get; init; }

    /// <summary>Numbers in the <see cref="ClusterTable"/>.</summary>
    public required int[] Clusters { get; init; }

    /// <summary>First and end of the tokens of pairs within <see cref="Tokens"/>.</summary>
    public required (int First, int End) Pairs { get; init; }

    public required (long Least, long Most) IdRange { get; init; }

    /// <summary>Counts beside single values; grows as readers ask.</summary>
    public required KeptCounts Kept { get; init; }

    public int Count => Ids.Length;

    public int Words => Bits.Words(Count);

    public (long At, long Id) FirstKey => (Ats[0], Ids[0]);

    public (long At, long Id) LastKey => (Ats[^1], Ids[^1]);

    /// <summary>Position of a token, or -1.</summary>
    public int Find(int token) => Array.BinarySearch(Tokens, token) is >= 0 and var found ? found : -1;

    /// <summary>Where the tokens of a kind begin and end.</summary>
    public (int First, int End) RangeOf(TokenKind kind)
    {
        static int Place(int[] tokens, int token) => Array.BinarySearch(tokens, token) is var found && found < 0 ? ~found : found;
        return (Place(Tokens, TagToken.First(kind)), Place(Tokens, TagToken.First(kind + 1)));
    }

    /// <summary>Where the counters of a token begin in <see cref="Totals"/>; not for tokens of pairs.</summary>
    public int TotalsOf(int position) => Counters * (position < Pairs.First ? position : position - (Pairs.End - Pairs.First));

    /// <summary>The first place whose key is not below.</summary>
    public int PlaceOf((long At, long Id) key)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (IndexRow.Compare((Ats[middle], Ids[middle]), key) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Bytes of memory, object headers left out.</summary>
    public long Bytes => (16L * Count) + (8L * Tokens.Length) + Postings.Bytes + Values.Bytes + Stances.Bytes + Count
        + (8L * Classes * Words) + (4L * Totals.Length) + Days.Bytes + (6L * Clustered.Length) + Kept.Bytes;

    /// <summary>The same chunk, with the articles among its clustered ones that gave their id to one of these clusters.</summary>
    public Chunk WithHeads(ClusterTable clusters)
    {
        var all = Clustered.Zip(Clusters).ToDictionary(pair => pair.First, pair => pair.Second);
        for (var place = 0; place < Count; place++)
        {
            if (clusters.Find(Ids[place]) is >= 0 and var number)
            {
                all.TryAdd((ushort)place, number);
            }
        }

        return this with { Clustered = [.. all.Keys.Order()], Clusters = [.. all.OrderBy(pair => pair.Key).Select(pair => pair.Value)] };
    }

    /// <summary>The articles again, to make another chunk of them.</summary>
    public IEnumerable<IndexRow> Rows(ClusterTable table)
    {
        var clusters = new Dictionary<int, long>(Clustered.Length);
        for (var index = 0; index < Clustered.Length; index++)
        {
            clusters[Clustered[index]] = table.IdOf(Clusters[index]);
        }

        for (var place = 0; place < Count; place++)
        {
            yield return new IndexRow(Ids[place], Ats[place], clusters.GetValueOrDefault(place, Ids[place]), TokensOf(place));
        }
    }

    private int[] TokensOf(int place)
    {
        var tokens = new List<int>(32);
        foreach (var position in Values.RareOf(Values[place]))
        {
            tokens.Add(Tokens[position]);
        }

        for (var rest = Values[place].Dense; rest != 0; rest &= rest - 1)
        {
            tokens.Add(Tokens[Dense[BitOperations.TrailingZeroCount(rest)]]);
        }

        foreach (var position in Stances.Of(place))
        {
            var token = Tokens[position];
            ArticleTokens.AddStance(tokens, TagToken.ActorOf(token), TagToken.TargetOf(token), TagToken.StanceOf(token));
        }

        return [.. tokens];
    }
}

/// <summary>The days of a chunk: where each begins, and its five counters.</summary>
internal sealed record ChunkDays(int[] Days, int[] Starts, int[] Totals)
{
    public long Bytes => 4L * (Days.Length + Starts.Length + Totals.Length);
}
