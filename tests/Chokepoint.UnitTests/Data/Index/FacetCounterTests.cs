using Chokepoint.Data.Index;
using Chokepoint.Data.Index.Bitmaps;
using Chokepoint.Data.Tags;

namespace Chokepoint.UnitTests.Data.Index;

public sealed class FacetCounterTests
{
    private static readonly int Everywhere = TagToken.Of(TokenKind.Technology, 1);
    private static readonly int Frequent = TagToken.Of(TokenKind.Technology, 2);
    private static readonly int Half = TagToken.Of(TokenKind.Country, 1);
    private static readonly int Restrictive = TagToken.OfStance(null, null, Chokepoint.Tagging.Stance.Restrictive);

    // Whole chunks, so that counters reach their highest values.
    private static readonly IndexRow[] Rows = [.. Enumerable.Range(0, (2 * Chunk.MostRows) + 500).Select(number => new IndexRow(number, number, number, TokensOf(number)))];
    private static readonly IndexState State = Build();

    public static TheoryData<int[]> Choices => new([Everywhere], [Frequent], [Half], [Everywhere, Frequent], [Frequent, Half], [Restrictive], [Frequent, Restrictive], []);

    [Theory]
    [MemberData(nameof(Choices))]
    public void Counts_are_those_of_the_articles_also_when_they_are_asked_for_again(int[] needed)
    {
        for (var round = 0; round < 2; round++)
        {
            using var matches = Find(needed);
            AssertCounts(needed, FacetCounter.All(matches, State.Table));
        }
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public void Counts_of_one_kind_may_start_from_those_of_fewer_articles(int[] needed)
    {
        using var some = Find([.. needed, TagToken.Of(TokenKind.Company, 3)]);
        using var all = Find(needed);
        var counts = FacetCounter.OfKind(all, (some, FacetCounter.All(some, State.Table)), State.Table, TokenKind.Company);
        AssertCounts(needed, counts, TokenKind.Company);
    }

    private static void AssertCounts(int[] needed, ValueCounts counts, TokenKind? only = null)
    {
        var expected = Rows.Where(row => needed.All(row.Tokens.Contains)).SelectMany(row => row.Tokens.Select(token => (token, IsRestrictive: row.Tokens.Contains(Restrictive))))
            .GroupBy(pair => pair.token).ToDictionary(group => group.Key, group => (group.Count(), group.Count(pair => pair.IsRestrictive)));
        for (var number = 0; number < State.Table.Values.Count; number++)
        {
            var token = State.Table.Values.TokenOf(number);
            if (only is null || TagToken.KindOf(token) == only)
            {
                Assert.Equal(expected.GetValueOrDefault(token), (counts[number][0], counts[number][1]));
            }
        }
    }

    private static Matches Find(int[] needed) => Matches.Of(State, new IndexQuery(new FilterPlan
    {
        AnyOf = [.. needed.Select(token => new[] { token })],
        NoneOf = [],
        Stances = new StanceChoice(null, null, null),
        Sources = new ColumnChoice<long>(null, []),
        Languages = new ColumnChoice<string>(null, []),
    }, State.Table));

    private static int[] TokensOf(int number) =>
    [
        .. number is 70_000 or >= 2 * Chunk.MostRows ? [] : new[] { Everywhere },
        .. number % 10 < 7 ? new[] { Frequent } : [],
        .. number % 2 == 0 ? new[] { Half } : [],
        .. number >= Chunk.MostRows && number % 3 == 0 ? new[] { Restrictive } : [],
        TagToken.Of(TokenKind.Company, number % 97),
    ];

    private static IndexState Build()
    {
        var table = new TokenTable();
        return IndexLoader.StateOf(Rows.Chunk(Chunk.MostRows).SelectMany(rows => new ChunkBuilder(table, Chunk.MostRows).Build(RowBlock.Of(rows))), table, Chunk.MostRows);
    }
}
