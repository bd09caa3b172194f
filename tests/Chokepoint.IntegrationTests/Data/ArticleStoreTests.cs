using Chokepoint.Data.Articles;
using Chokepoint.Data.Tags;
using Chokepoint.Tagging;

namespace Chokepoint.IntegrationTests.Data;

public sealed class ArticleStoreTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly ArticleTags Tags = new()
    {
        Countries = ["GB", "FVEY", "CN"],
        Focus = ["GB"],
        Companies = ["huawei"],
        Technologies = ["telecom"],
        Instruments = ["ban"],
        Mentions = [new Mention(new Entity(EntityKind.Company, "huawei"), 5, 6, "name")],
        Stances =
        [
            new StanceTag
            {
                Actor = "GB", Target = new Entity(EntityKind.Company, "huawei"), Stance = Stance.Restrictive, Confidence = 0.9,
                Start = 0, Length = 11, Rule = "active",
            },
        ],
    };

    private ArticleStore Store => database.Get<ArticleStore>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_article_reads_back_as_it_was_stored()
    {
        var article = TestDatabase.Article("https://a.example/1", "Bans Huawei", "Britain bans it.", Tags) with
        {
            PublishedAt = new DateTimeOffset(2020, 7, 14, 12, 0, 0, TimeSpan.FromHours(2)),
            PublishedPrecision = PublishedPrecision.Instant,
            Html = "<p>Britain</p>",
            Author = "A. Writer",
        };

        var added = Assert.IsType<StoreResult.Added>(await Store.AddAsync(article, Cancel));
        var reader = database.Get<ArticleReader>();
        var detail = await reader.GetAsync(added.Id, Cancel);

        Assert.NotNull(detail);
        Assert.Equal(["GB", "FVEY", "CN"], detail.Row.Countries);
        Assert.Equal(["GB"], detail.Row.Focus);
        Assert.Equal(["huawei"], detail.Row.Companies);
        Assert.Equal(new DateTimeOffset(2020, 7, 14, 10, 0, 0, TimeSpan.Zero), detail.Row.PublishedAt);
        var stance = Assert.Single(detail.Row.Stances);
        Assert.Equal(("GB", "huawei", Stance.Restrictive, "Bans Huawei"), (stance.Actor, stance.Target, stance.Stance, stance.Evidence));
        Assert.Equal("Britain bans it.", detail.Body);
        Assert.Single(detail.Mentions);
        Assert.Equal("<p>Britain</p>", await reader.HtmlAsync(added.Id, Cancel));
        Assert.Contains("https://a.example/1", await Store.KnownUrlsAsync(["https://a.example/1", "https://a.example/no"], Cancel));
    }

    [Fact]
    public async Task The_same_address_and_text_is_a_duplicate()
    {
        var article = TestDatabase.Article("https://b.example/1", "Title", "Body of b.");
        var added = await Store.AddAsync(article, Cancel);
        Assert.Equal(new StoreResult.Duplicate(added.Id), await Store.AddAsync(article with { Body = "Body  of b.\n" }, Cancel));
    }

    [Theory]
    [InlineData("https://moved.example/1", "http://www.moved.example/1", true)]
    [InlineData("https://moved.example/2", "https://news.moved.example/2", false)]
    public async Task A_site_that_moves_to_https_does_not_publish_anew(string url, string before, bool isSame)
    {
        var old = await Store.AddAsync(TestDatabase.Article(before, "Title", $"Body of {before}."), Cancel);
        Assert.Equal(isSame, (await Store.KnownUrlsAsync([url], Cancel)).Contains(url));
        var moved = await Store.AddAsync(TestDatabase.Article(url, "Title", $"Body of {url}, edited."), Cancel);
        Assert.Equal(isSame, moved == new StoreResult.Revised(old.Id, 2));
    }

    [Fact]
    public async Task The_same_text_under_another_address_of_the_source_is_a_duplicate()
    {
        var article = TestDatabase.Article("https://c.example/1", "Title", "Body of c.");
        var copy = article with { Url = "https://c.example/2", CanonicalUrl = "https://c.example/2" };
        var results = await Store.AddManyAsync([article, copy], Cancel);
        Assert.Equal(new StoreResult.Duplicate(results[0].Id), results[1]);
        Assert.Equal(new StoreResult.Duplicate(results[0].Id), await Store.AddAsync(copy, Cancel));
        Assert.IsType<StoreResult.Added>(await Store.AddAsync(copy with { SourceName = "Other Wire", Url = "https://d.example/", CanonicalUrl = "https://d.example/" }, Cancel));
    }

    [Fact]
    public async Task An_edit_becomes_a_revision_and_never_a_second_article()
    {
        var article = TestDatabase.Article("https://e.example/1", "First title", "First body.", Tags);
        var added = await Store.AddAsync(article, Cancel);
        var revised = await Store.AddAsync(article with { Title = "Second title", Tags = ArticleTags.None }, Cancel);
        Assert.Equal(new StoreResult.Revised(added.Id, 2), revised);

        var detail = await database.Get<ArticleReader>().GetAsync(added.Id, Cancel);
        Assert.NotNull(detail);
        Assert.Equal("Second title", detail.Row.Title);
        Assert.Empty(detail.Row.Companies);
        Assert.Empty(detail.Stances);
        Assert.Equal((1, "First title"), (detail.Revisions[0].No, detail.Revisions[0].Title));
    }

    [Fact]
    public async Task Twenty_writers_of_the_same_articles_store_each_once()
    {
        var articles = Enumerable.Range(0, 30)
            .Select(number => TestDatabase.Article($"https://f.example/{number}", $"Race {number}", $"Body {number / 2} of f.")).ToArray();
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(async writer =>
            await Store.AddManyAsync([.. articles.OrderBy(article => HashCode.Combine(article.Url, writer))], Cancel)));

        Assert.Equal(30, results.SelectMany(result => result).Count(result => result is StoreResult.Added));
        Assert.Equal(30L, await database.ScalarAsync<long>("select count(*) from article where url like 'https://f.example/%'"));
    }

    [Fact]
    public async Task Hostile_text_is_stored_harmlessly()
    {
        var huge = string.Concat(Enumerable.Range(0, 400_000).Select(number => $"word{number} "));
        var hostile = "nul\0 lone \uD800 surrogate " + new string('x', 9000) + " '; drop table article; --" + huge;
        var article = TestDatabase.Article("https://g.example/\0", "T\0itle \uDC00", hostile) with { PublishedAt = DateTimeOffset.MaxValue };
        var added = Assert.IsType<StoreResult.Added>(await Store.AddAsync(article, Cancel));
        var detail = await database.Get<ArticleReader>().GetAsync(added.Id, Cancel);
        Assert.Equal(hostile.Length, detail?.Body.Length);
        Assert.Null(detail?.Row.PublishedAt);
    }

    [Fact]
    public async Task Retagging_changes_tags_once_and_can_be_dry()
    {
        var added = await Store.AddAsync(TestDatabase.Article("https://h.example/1", "Retag me", "Body of h."), Cancel);
        await database.ScalarAsync<object>($"update article set tagged_by = 'old' where id = {added.Id}");
        var retagger = database.Get<Retagger>();

        var dry = await retagger.RunAsync(_ => Tags, dryRun: true, null, Cancel);
        var first = await retagger.RunAsync(_ => Tags, dryRun: false, null, Cancel);
        var second = await retagger.RunAsync(_ => Tags, dryRun: false, null, Cancel);

        Assert.Equal(new RetagProgress(1, 1), dry);
        Assert.Equal(new RetagProgress(1, 1), first);
        Assert.Equal(new RetagProgress(0, 0), second);
        var detail = await database.Get<ArticleReader>().GetAsync(added.Id, Cancel);
        Assert.Equal(["huawei"], detail?.Row.Companies);
        Assert.Single(detail?.Stances ?? []);
    }

    [Fact]
    public async Task Copies_join_one_cluster_that_the_first_published_represents()
    {
        var wire = TestDatabase.Article("https://i.example/1", "Copy", "Body of i.") with { PublishedAt = DateTimeOffset.UnixEpoch.AddYears(40) };
        var later = wire with { Url = "https://i.example/2", CanonicalUrl = "https://i.example/2", Body = "Body of i, cut.", PublishedAt = wire.PublishedAt?.AddDays(-1) };
        var ids = (await Store.AddManyAsync([wire, later], Cancel)).Select(result => result.Id).ToArray();
        await database.Get<ClusterStore>().JoinAsync(ids[0], ids[1], Cancel);

        var detail = await database.Get<ArticleReader>().GetAsync(ids[0], Cancel);
        Assert.Equal(1, detail?.Row.Copies);
        Assert.Equal(ids[1], Assert.Single(detail?.Copies ?? []).Id);
        Assert.Equal(ids[1], await database.ScalarAsync<long>($"select id from article where cluster_id = {ids[0]} and representative"));
    }

    [Fact]
    public async Task The_sample_corpus_goes_without_a_trace()
    {
        var sample = TestDatabase.Article("https://j.example/1", "Sample", "Body of j.", Tags) with { Sample = true, SourceName = "Briefs" };
        var added = await Store.AddAsync(sample, Cancel);
        Assert.Equal(1, await database.Get<SampleCorpus>().RemoveAsync(Cancel));
        Assert.Null(await database.Get<ArticleReader>().GetAsync(added.Id, Cancel));
        Assert.False(await database.ScalarAsync<bool>("select exists (select from source where name = 'Briefs')"));
        Assert.IsType<StoreResult.Added>(await Store.AddAsync(sample, Cancel));
    }

    [Fact]
    public async Task Numbers_of_entities_are_stable_and_shared_between_processes()
    {
        using var other = new EntityNumbering(database.Source);
        var entity = new Entity(EntityKind.Company, "new-company");
        var numbers = await Task.WhenAll(
            database.Get<EntityNumbering>().EnsureAsync([entity], Cancel), other.EnsureAsync([entity, new Entity(EntityKind.Company, "another")], Cancel));
        Assert.Equal(numbers[0].NumberOf(entity), numbers[1].NumberOf(entity));
    }
}
