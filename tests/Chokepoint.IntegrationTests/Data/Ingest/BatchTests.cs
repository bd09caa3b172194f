using Chokepoint.Data.Articles;
using Chokepoint.IntegrationTests.Support;
using Chokepoint.Scraper.Duplicates;
using Npgsql;

namespace Chokepoint.IntegrationTests.Data.Ingest;

/// <summary>What comes in batches is stored as if it had come one by one.</summary>
public sealed class BatchTests(PostgresFixture postgres)
{
    private const string State = """
        select concat_ws(' | ', article.canonical_url, article.url, article.title, article.lead, body, author, source.name, article.published_at, article.first_seen_at, tags, tsv,
            encode(article.content_hash, 'hex'), revision_no, article.tagged_by, article.image_url, article.language, representative,
            (select head.canonical_url from article as head where head.id = article.cluster_id),
            (select string_agg(encode(url_hash, 'hex'), ',' order by url_hash) from article_url where article_id = article.id),
            (select string_agg(key::text, ',' order by key) from near_key where article_id = article.id),
            (select string_agg(concat_ws(' ', no, title, body), ',' order by no) from revision where article_id = article.id),
            (select string_agg(concat_ws(' ', no, kind, entity_id, focus, start, length, rule), ',' order by no) from mention where article_id = article.id),
            (select string_agg(concat_ws(' ', no, actor, target, stance, confidence, evidence, shown, also), ',' order by no) from stance where article_id = article.id),
            (select html is not null from article_page where article_id = article.id),
            (select count(*) > 0 from article_change where article_id = article.id))
        from article join article_text on article_text.article_id = article.id join source on source.id = source_id
        order by article.canonical_url collate "C"
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Random_batches_leave_what_single_articles_leave(int seed)
    {
        var time = ScraperWorld.FakeTime();
        await using var batched = new ScraperWorld(await postgres.NewDatabaseAsync(), time);
        await using var single = new ScraperWorld(await postgres.NewDatabaseAsync(), time);
        var news = new BatchNews(seed);
        for (var number = 0; number < 5; number++)
        {
            var batch = news.Batch();
            var together = await batched.Get<ArticleFiling>().AddManyAsync(batch, Cancel);
            var apart = new List<StoreResult>();
            foreach (var article in batch)
            {
                apart.Add(await single.Get<ArticleFiling>().AddAsync(article, Cancel));
            }

            Assert.Equal(apart.Select(Kind), together.Select(Kind));
            Assert.Equal(await StateAsync(single), await StateAsync(batched));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(31)]
    public async Task Writers_of_the_same_batches_at_once_store_each_article_once(int seed)
    {
        await using var world = new ScraperWorld(await postgres.NewDatabaseAsync());
        var news = new BatchNews(seed);
        var articles = Enumerable.Range(0, 4).SelectMany(_ => news.Batch()).DistinctBy(article => article.CanonicalUrl).ToArray();
        var random = new Random(seed);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => articles.OrderBy(_ => random.Next()).ToArray()).Select(shuffled => Task.Run(
            async () =>
            {
                foreach (var some in shuffled.Chunk(25))
                {
                    await world.Get<ArticleFiling>().AddManyAsync(some, Cancel);
                }
            }, Cancel)));

        Assert.Equal(0L, await world.ScalarAsync<long>("select count(*) from article_url where not exists (select from article where id = article_id)"));
        Assert.Equal(0L, await world.ScalarAsync<long>("select count(*) from article where not exists (select from article_text where article_id = id)"));

        // A page may be edited until it says what another of its outlet says; none begins as the copy of another.
        Assert.Equal(await world.ScalarAsync<long>("select count(*) from article"), await world.ScalarAsync<long>("""
            select count(distinct (source_id, coalesce((select revision.body from revision where article_id = id and no = 1), body)))
            from article join article_text on article_id = id
            """));
        Assert.Equal(
            await world.ScalarAsync<long>("select count(distinct cluster_id) from article"),
            await world.ScalarAsync<long>("select count(*) from article where representative"));
    }

    [Fact]
    public async Task A_batch_with_an_article_that_cannot_be_stored_leaves_nothing()
    {
        await using var world = new ScraperWorld(await postgres.NewDatabaseAsync());
        var batch = new BatchNews(5).Batch().DistinctBy(article => article.CanonicalUrl).ToList();
        batch.Add(batch[0] with { Url = "https://fault.example/", CanonicalUrl = "https://fault.example/", Title = "Fault", SourceId = 987_654 });
        await Assert.ThrowsAsync<PostgresException>(() => world.Get<ArticleFiling>().AddManyAsync(batch, Cancel));
        foreach (var table in new[] { "article", "article_text", "article_url", "article_page", "mention", "stance", "near_key", "article_change" })
        {
            Assert.Equal(0L, await world.ScalarAsync<long>($"select count(*) from {table}"));
        }
    }

    private static string Kind(StoreResult result) => result is StoreResult.Revised { Number: var number } ? $"Revised {number}" : result.GetType().Name;

    private static async Task<List<string>> StateAsync(ScraperWorld world)
    {
        await using var command = world.Get<NpgsqlDataSource>().CreateCommand(State);
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var rows = new List<string>();
        while (await reader.ReadAsync(Cancel))
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
