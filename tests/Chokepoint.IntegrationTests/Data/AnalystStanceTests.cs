using Chokepoint.Data.Articles;
using Chokepoint.Data.Tags;
using Chokepoint.Tagging;

namespace Chokepoint.IntegrationTests.Data;

public sealed class AnalystStanceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly ArticleTags Tags = new()
    {
        Countries = ["GB"],
        Focus = ["GB"],
        Companies = ["huawei"],
        Stances =
        [
            new StanceTag
            {
                Actor = "GB", Target = new Entity(EntityKind.Company, "huawei"), Stance = Stance.Restrictive, Confidence = 0.9,
                Start = 0, Length = 11, Rule = "active",
            },
        ],
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Retagging_leaves_what_analysts_entered()
    {
        var id = await AddAsync("https://k.example/1");
        await EnterAsync(id, "US", "body of k");
        await database.ScalarAsync<object>($"update article set tagged_by = 'old' where id = {id}");

        await database.Get<Retagger>().RunAsync(_ => Tags, dryRun: false, null, Cancel);

        var stances = (await database.Get<ArticleReader>().GetAsync(id, Cancel))?.Stances ?? [];
        Assert.Equal([("GB", StanceOrigin.Rule), ("US", StanceOrigin.Analyst)], stances.Select(stance => (stance.Actor, stance.Origin)).Order());
        Assert.Equal(stances.Count, stances.Select(stance => stance.No).Distinct().Count());
        Assert.True(await HasTokenAsync(id, "US"));
    }

    [Fact]
    public async Task An_edit_leaves_what_analysts_entered_and_finds_its_sentence_again()
    {
        var id = await AddAsync("https://k.example/2");
        await EnterAsync(id, "JP", "Body of k");
        var edited = TestDatabase.Article("https://k.example/2", "Another title", "A new first line. Body of k.", Tags);

        Assert.IsType<StoreResult.Revised>(await database.Get<ArticleStore>().AddAsync(edited, Cancel));

        var detail = await database.Get<ArticleReader>().GetAsync(id, Cancel);
        var kept = Assert.Single(detail?.Stances ?? [], stance => stance.Origin == StanceOrigin.Analyst);
        Assert.Equal("Body of k", ("Another title\n\n" + detail?.Body).Substring(kept.Start, kept.Length));
        Assert.True(await HasTokenAsync(id, "JP"));
    }

    private async Task<long> AddAsync(string url) =>
        (await database.Get<ArticleStore>().AddAsync(TestDatabase.Article(url, "Bans Huawei", "Body of k. " + url, Tags), Cancel)).Id;

    private Task<object?> EnterAsync(long id, string actor, string evidence) => database.ScalarAsync<object>($"""
        insert into stance (article_id, no, actor, target_kind, target, stance, confidence, start, length, rule, origin, shown, evidence, also)
        values ({id}, 7, '{actor}', {(int)EntityKind.Company}, 'huawei', {(int)Stance.Supportive}, 1, 13, {evidence.Length}, 'analyst', 2, true, '{evidence}', array[]::int[])
        """);

    private async Task<bool> HasTokenAsync(long id, string actor)
    {
        var number = (await database.Get<EntityNumbering>().GetAsync(Cancel)).NumberOf(new Entity(EntityKind.Country, actor));
        return await database.ScalarAsync<bool>($"select {TagToken.OfStance(number, null, null)} = any(tags) from article where id = {id}");
    }
}
