using System.Text.Json;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Export;
using Chokepoint.Data.Index;
using Npgsql;

namespace Chokepoint.IntegrationTests.Data.Index;

/// <summary>The plans of the statements behind the views: what they read is bounded by what they show, not by the archive.</summary>
public sealed class PlanTests(PlanArchive archive) : IClassFixture<PlanArchive>
{
    private const int PageSize = 50;
    private static readonly DateTimeOffset Middle = new(2020, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, bool> Filters => new()
    {
        { "all", true },
        { "common tag", true },
        { "rare tag", true },
        { "source", true },
        { "language", true },
        { "dates", true },
        { "not common", false },
        { "common word", false },
        { "rare word", false },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_page_reads_a_few_rows_forward_and_back(string name, bool forward)
    {
        foreach (var cursor in new[] { null, new Cursor(Middle, 1, forward) })
        {
            var (sql, text) = SqlPage.Of(PlanOf(name), ArticleSort.NewestFirst, cursor, PageSize + 1);
            var plan = await ExplainAsync(sql.Command(text));
            plan.NeverScansWhole("article");
            plan.SortsAtMost(PageSize * 2);
            plan.ReadsAtMost("article", PageSize * 10);
        }
    }

    [Fact]
    public async Task Rows_of_a_page_are_found_by_key()
    {
        var ids = Enumerable.Range(5000, PageSize).Select(id => (long)id).ToArray();
        var rows = await ExplainAsync(Columns.Command(ArticleRows.Rows, ids));
        rows.NeverScansWhole("article");
        rows.ReadsAtMost("article", PageSize * 4);
        var stances = await ExplainAsync(Columns.Command(ArticleRows.Stances, ids));
        stances.NeverScansWhole("stance");
        stances.ReadsAtMost("stance", PageSize * 2);
    }

    [Fact]
    public async Task A_text_is_looked_up_among_given_articles_by_key()
    {
        var sql = new FilterSql();
        var plan = await ExplainAsync(sql.Command($"select id from article where id = any({sql.Add(new long[] { 1, 2, 3 })}) and tsv @@ {FilterSql.Query(sql, "word1")}"));
        plan.NeverScansWhole("article");
        plan.ReadsAtMost("article", 3);
    }

    [Fact]
    public async Task Ranking_looks_at_no_more_than_the_newest_candidates()
    {
        var (sql, text) = SqlPage.Of(PlanOf("common word"), ArticleSort.Relevance, null, PageSize + 1);
        (await ExplainAsync(sql.Command(text))).SortsAtMost(SqlPage.MostRanked);
    }

    [Fact]
    public async Task An_export_sorts_no_wide_rows_and_counts_by_index()
    {
        var plan = await ExplainAsync(ExportSql.Rows(PlanOf("rare tag"), ArticleSort.NewestFirst, whole: true));
        plan.NeverScansWhole("article");
        plan.NeverScansWhole("article_text");
        (await ExplainAsync(ExportSql.CountArticles(PlanOf("rare tag")))).NeverScansWhole("article");
    }

    [Fact]
    public async Task Candidates_for_near_copies_are_looked_up_by_key_also_before_the_keys_were_analysed()
    {
        var keys = Enumerable.Range(40_000, 4000).Select(key => (long)key).ToArray();
        var plan = await ExplainAsync(Columns.Command(ClusterStore.Candidates, keys, Array.ConvertAll(keys, key => (key / PlanArchive.KeysOfArticle) + 1), 20));
        plan.NeverScansWhole("near_key");
        plan.ReadsAtMost("near_key", keys.Length * 2);
    }

    private static FilterPlan PlanOf(string name) => new()
    {
        AnyOf = name switch { "common tag" => [[PlanArchive.Common]], "rare tag" => [[PlanArchive.Rare]], _ => [] },
        NoneOf = name == "not common" ? [PlanArchive.Common] : [],
        Stances = new StanceChoice(null, null, null),
        Sources = new ColumnChoice<long>(name == "source" ? [3] : null, []),
        Languages = new ColumnChoice<string>(name == "language" ? ["de"] : null, []),
        From = name == "dates" ? Middle.AddDays(-10) : null,
        Before = name == "dates" ? Middle.AddDays(10) : null,
        Text = name switch { "common word" => "word1", "rare word" => "seldom17", _ => null },
    };

    private async Task<QueryPlan> ExplainAsync(NpgsqlBatchCommand command)
    {
        command.CommandText = "explain (analyze, timing off, format json) " + command.CommandText;
        await using var batch = archive.Source.CreateBatch();
        batch.BatchCommands.Add(command);
        using var json = JsonDocument.Parse(await batch.ExecuteScalarAsync(Cancel) as string ?? "[]");
        return QueryPlan.Of(json.RootElement[0].GetProperty("Plan"));
    }
}
