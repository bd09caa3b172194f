using System.Text.Json;
using Chokepoint.Data;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Index;
using Chokepoint.Data.Index.Bitmaps;
using Chokepoint.Data.Sources;
using Chokepoint.Data.Tags;
using Chokepoint.IntegrationTests.Support;
using CsCheck;
using Npgsql;

namespace Chokepoint.IntegrationTests.Data.Index;

/// <summary>The bitmap index answers every question as SQL does, and goes on doing so while articles come, change and go.</summary>
public sealed class LiveIndexTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Seed = "0000KDMzAMZ1";

    // A database for each test: they delete and empty what another would find.
    private readonly TestDatabase database = new(postgres);
    private readonly List<ArticleFilter> filters = [ArticleFilter.All, new() { Sort = ArticleSort.OldestFirst, FocusOnly = false }];
    private IndexKeeper keeper = null!; // set before each test

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SqlArticleIndex Reference => database.Get<SqlArticleIndex>();

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        await new IndexWorld(database).InitializeAsync();

        // Small chunks, so that the few articles of a test lie in many.
        keeper = new IndexKeeper(database.Get<ReadDatabase>(), TimeProvider.System) { ChunkRows = 120 };
        IndexGen.GenFilter.Array[44].Sample(made => filters.AddRange(made), iter: 1, seed: Seed, threads: 1);
        filters.Add(new ArticleFilter { Text = "harbour", Sort = ArticleSort.Relevance });
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Every_view_of_every_filter_agrees_with_sql_also_after_changes()
    {
        await keeper.LoadAsync(Cancel);
        Assert.True(keeper.Current?.Chunks.Length > 10);
        await AgreeAsync("loaded");
        filters.RemoveRange(16, 30);

        await InsertAsync(1, 80);
        await AgreeAsync("inserted");
        await ReviseAsync();
        await AgreeAsync("revised");
        await DeleteAsync();
        await AgreeAsync("deleted");
        await JoinAsync();
        await AgreeAsync("joined");
        await RetagAsync();
        await AgreeAsync("retagged");
        await InsertAsync(2, 300);
        await AgreeAsync("inserted again");
    }

    [Fact]
    public async Task An_article_whose_first_copy_comes_much_later_counts_once_with_it()
    {
        await keeper.LoadAsync(Cancel);
        var pair = await IdsAsync("""
            select unnest(array[first.id, later.id]) from article as first join article as later
                on first.id < later.id and first.ordered_at < later.ordered_at - interval '1 year'
                and (select array_agg(tag) from unnest(first.tags) as tag where tag >> 26 = 12) && later.tags
            where not exists (select from article as copy where copy.cluster_id in (first.cluster_id, later.cluster_id) and copy.id not in (first.id, later.id))
            order by first.id, later.id limit 2
            """);
        await database.Get<ClusterStore>().JoinAsync(pair[0], pair[1], Cancel);
        await keeper.RefreshAsync(Cancel);
        await SameAsync("joined over years", index => index.MatrixAsync(ArticleFilter.All, Cancel), Live());
    }

    [Fact]
    public async Task A_change_that_commits_after_a_later_one_is_not_missed()
    {
        await keeper.LoadAsync(Cancel);
        await using var slow = await database.Source.OpenConnectionAsync(Cancel);
        await using var transaction = await slow.BeginTransactionAsync(Cancel);
        var ids = await IdsAsync("select id from article order by id limit 2");
        await ExecuteAsync(slow, $"update article set language = 'fr' where id = {ids[0]}");
        await ArticleChanges.RecordAsync(slow, [ids[0]], Cancel);

        await using (var quick = await database.Source.OpenConnectionAsync(Cancel))
        {
            await ExecuteAsync(quick, $"update article set language = 'fr' where id = {ids[1]}");
            await ArticleChanges.RecordAsync(quick, [ids[1]], Cancel);
        }

        Assert.Equal(1, await keeper.RefreshAsync(Cancel));
        await transaction.CommitAsync(Cancel);
        Assert.Equal(1, await keeper.RefreshAsync(Cancel));
        Assert.Equal(0, await keeper.RefreshAsync(Cancel));
        var french = new ArticleFilter { Languages = new FacetChoice(["fr"], []) };
        Assert.Equal(new ArticleCount(2), await Live().CountAsync(french, exact: true, Cancel));
    }

    [Fact]
    public async Task A_feed_that_lost_its_place_is_doubted()
    {
        await InsertAsync(3, 2);
        await keeper.LoadAsync(Cancel);
        await using (var connection = await database.Source.OpenConnectionAsync(Cancel))
        {
            await ExecuteAsync(connection, "delete from article_change");
        }

        await Assert.ThrowsAsync<IndexDoubtException>(() => keeper.RefreshAsync(Cancel));
    }

    private LiveArticleIndex Live() =>
        new(Reference, keeper, database.Get<ReadDatabase>(), (database.Get<EntityNumbering>(), database.Get<SourceNames>()));

    private async Task AgreeAsync(string when)
    {
        await keeper.RefreshAsync(Cancel);
        var live = Live();
        foreach (var filter in filters)
        {
            var question = $"{when}: {FilterQuery.Format(filter)}";
            await SameAsync(question, index => index.FacetsAsync(filter, Cancel), live);
            await SameAsync(question, index => index.HistogramAsync(filter, null, Cancel), live);
            await SameAsync(question, index => index.MatrixAsync(filter, Cancel), live);
            await SameAsync(question, index => index.CountAsync(filter, exact: false, Cancel), live);
            await SameAsync(question, index => index.PageAsync(filter, null, 25, Cancel), live);
            var page = await Reference.PageAsync(filter, null, 25, Cancel);
            if (page.Next is { } next)
            {
                await SameAsync(question, index => index.PageAsync(filter, next, 20, Cancel), live);
                await SameAsync(question, index => index.PageAsync(filter, next with { Forward = false }, 10, Cancel), live);
            }
        }
    }

    private async Task SameAsync<T>(string question, Func<ArticleIndex, Task<T>> ask, LiveArticleIndex live)
    {
        var expected = JsonSerializer.Serialize(await ask(Reference));
        var actual = JsonSerializer.Serialize(await ask(live));
        Assert.True(expected == actual, $"{question}\nSQL  {expected}\nlive {actual}");
    }

    private async Task InsertAsync(int round, int count)
    {
        var made = Array.Empty<NewArticle>();
        IndexGen.GenArticle.Array[count].Sample(some => made = some, iter: 1, seed: Seed, threads: 1);
        await database.Get<ArticleStore>().AddManyAsync([.. made.Select((article, number) => article with
        {
            Url = $"https://more.example/{round}/{number}",
            CanonicalUrl = $"https://more.example/{round}/{number}",
            Body = $"{article.Body} {round} {number}",
        })], Cancel);
    }

    private async Task ReviseAsync()
    {
        var made = Array.Empty<NewArticle>();
        IndexGen.GenArticle.Array[40].Sample(some => made = [.. some.Reverse()], iter: 1, seed: Seed, threads: 1);
        var results = await database.Get<ArticleStore>().AddManyAsync([.. made.Select((article, number) => article with
        {
            Url = $"https://world.example/{number * 7}",
            CanonicalUrl = $"https://world.example/{number * 7}",
            Body = $"Now {article.Body} {number}",
        })], Cancel);
        Assert.All(results, result => Assert.IsType<StoreResult.Revised>(result));
    }

    private async Task DeleteAsync()
    {
        await using var connection = await database.Source.OpenConnectionAsync(Cancel);
        var gone = await IdsAsync("delete from article where id % 13 = 0 returning id");
        await ArticleChanges.RecordAsync(connection, gone, Cancel);
    }

    private async Task JoinAsync()
    {
        var ids = await IdsAsync("select id from article where id % 5 = 0 order by id limit 60");
        for (var number = 1; number < ids.Count; number++)
        {
            await database.Get<ClusterStore>().JoinAsync(ids[number - (number % 4 == 0 ? 0 : 1)], ids[number], Cancel);
        }
    }

    private async Task RetagAsync()
    {
        await using (var connection = await database.Source.OpenConnectionAsync(Cancel))
        {
            await ExecuteAsync(connection, "update article set tagged_by = 'earlier' where id % 3 = 0");
        }

        var made = Array.Empty<NewArticle>();
        IndexGen.GenArticle.Array[50].Sample(some => made = [.. some.Reverse()], iter: 1, seed: Seed, threads: 1);
        var progress = await database.Get<Retagger>().RunAsync(text => made[text.Body.Length % made.Length].Tags, dryRun: false, null, Cancel);
        Assert.True(progress.Changed > 100);
    }

    private async Task<List<long>> IdsAsync(string sql)
    {
        await using var command = database.Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var ids = new List<long>();
        while (await reader.ReadAsync(Cancel))
        {
            ids.Add(reader.GetInt64(0));
        }

        return ids;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
