using Chokepoint.Data.Articles;
using Chokepoint.IntegrationTests.Data;
using Chokepoint.IntegrationTests.Support;
using Chokepoint.Scraper.Duplicates;
using Npgsql;

namespace Chokepoint.IntegrationTests.Scraper;

/// <summary>Copies of a text become one cluster; edits of a page become revisions.</summary>
public sealed class ClusterTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Wire = """
        The transport ministry said on Tuesday that it would no longer license routers of two foreign makers for the signalling of railways.
        Operators have until the end of next year to replace the devices, of which about four thousand are in use, the ministry said in a notice.
        The minister told members of parliament that the step followed an audit by the agency for network security, which had found unexplained traffic.
        A spokesman for one of the makers called the decision groundless and said that the company would appeal to the administrative court.
        The association of operators put the cost of the exchange at ninety million and asked the government to pay two thirds of it.
        Similar rules have been in force for mobile networks since last spring, and the regulator reported in May that most operators had complied.
        """;

    private const string SameEvent = """
        Railway companies will have to part with thousands of network devices after the government withdrew approval for two suppliers from abroad.
        The decision, announced yesterday, ends a dispute between the ministries for transport and for the economy that had lasted since the winter.
        Experts had warned that spare parts were running out anyway, while the suppliers pointed to certificates issued only two years ago.
        What the exchange will mean for fares is open; passenger groups demanded that no costs be handed down to those who commute by train.
        """;

    private ScraperWorld world = null!; // set before each test

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // A database for each test: all texts here are copies of one another.
    public async ValueTask InitializeAsync() => world = new ScraperWorld(await postgres.NewDatabaseAsync());

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Theory]
    [InlineData(0, 1, 2, 3)]
    [InlineData(3, 2, 1, 0)]
    [InlineData(2, 0, 3, 1)]
    public async Task Framed_cut_and_edited_copies_are_one_cluster_whose_first_published_represents_it(params int[] order)
    {
        string[] copies =
        [
            Wire,
            "BERLIN, (Agency) -\n" + Wire + "\nReporting by our staff. Subscribe to our newsletter for more news on railways. All rights reserved.",
            string.Join('\n', Wire.Split('\n').Take(4)),
            Wire.Replace("four thousand", "4,000", StringComparison.Ordinal).Replace("groundless", "baseless", StringComparison.Ordinal),
        ];
        var ids = new long[copies.Length];
        foreach (var index in order)
        {
            ids[index] = await FileAsync($"https://outlet{index}.example/story", copies[index], day: 10 + index);
        }

        var other = await FileAsync("https://other.example/story", SameEvent, day: 1);
        var detail = await world.Get<ArticleReader>().GetAsync(ids[2], Cancel);
        Assert.Equal(3, detail?.Row.Copies);
        Assert.Equal(ids.Where(id => id != ids[2]).Order(), detail?.Copies.Select(row => row.Id).Order());
        Assert.Equal(ids[0], await world.ScalarAsync<long>($"select id from article where representative and cluster_id = (select cluster_id from article where id = {ids[3]})"));
        Assert.Equal(0, (await world.Get<ArticleReader>().GetAsync(other, Cancel))?.Row.Copies);
    }

    [Fact]
    public async Task Copies_stored_at_the_same_moment_are_one_cluster_with_one_representative()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 12).Select(number =>
            FileAsync($"https://race{number}.example/", $"Desk {number} adds a line of its own to it.\n{Wire}", day: 20)));
        var list = string.Join(',', ids);
        Assert.Equal(1L, await world.ScalarAsync<long>($"select count(distinct cluster_id) from article where id in ({list})"));
        Assert.Equal(ids.Min(), await world.ScalarAsync<long>($"select id from article where representative and id in ({list})"));
    }

    [Fact]
    public async Task A_member_that_is_revised_while_its_cluster_is_joined_to_another_comes_along()
    {
        var ids = new List<long>();
        foreach (var name in (string[])["first", "second", "other"])
        {
            ids.Add(await FileAsync($"https://{name}.example/", name == "other" ? SameEvent : Wire, day: 20 - ids.Count));
        }

        await using var revising = await world.Get<NpgsqlDataSource>().OpenConnectionAsync(Cancel);
        await using var transaction = await revising.BeginTransactionAsync(Cancel);
        await using var revision = new NpgsqlCommand($"update article set title = title || ' (updated)' where id in ({ids[0]}, {ids[1]})", revising);
        await revision.ExecuteNonQueryAsync(Cancel);
        var joining = world.Get<ClusterStore>().JoinAsync(ids[1], ids[2], Cancel);
        await Eventually.HoldsAsync(
            () => world.ScalarAsync<bool>("select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')"), "the join waits");
        await transaction.CommitAsync(Cancel);
        await joining;
        Assert.Equal(1L, await world.ScalarAsync<long>("select count(distinct cluster_id) from article"));
        Assert.Equal(ids[2], await world.ScalarAsync<long>("select id from article where representative"));
    }

    [Fact]
    public async Task An_edited_page_is_a_revision_and_stays_in_its_cluster()
    {
        var first = await FileAsync("https://edit1.example/", Wire, day: 3);
        var second = await FileAsync("https://edit2.example/", Wire, day: 4);
        var edited = TestDatabase.Article("https://edit2.example/", "Notice", Wire + "\nUpdate: the court has set a date for the hearing.");
        Assert.Equal(new StoreResult.Revised(second, 2), await world.Get<ArticleFiling>().AddAsync(edited, Cancel));
        var detail = await world.Get<ArticleReader>().GetAsync(second, Cancel);
        Assert.Equal(first, Assert.Single(detail?.Copies ?? []).Id);
        var revision = Assert.Single(detail?.Revisions ?? []);
        var added = TextDiff.ByWords(revision.Body, detail?.Body ?? "").Single(part => part.Kind == DiffKind.Added);
        Assert.EndsWith("Update: the court has set a date for the hearing.", added.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_killed_process_left_unplaced_is_placed_later()
    {
        var first = await FileAsync("https://kill1.example/", Wire, day: 5);
        var left = (await world.Get<ArticleStore>().AddAsync(TestDatabase.Article("https://kill2.example/", "Notice", Wire + "\nThe end."), Cancel)).Id;
        Assert.True(await world.Get<ClusterFinder>().CatchUpAsync(Cancel) >= 1);
        Assert.Equal(first, Assert.Single((await world.Get<ArticleReader>().GetAsync(left, Cancel))?.Copies ?? []).Id);
    }

    private async Task<long> FileAsync(string url, string body, int day)
    {
        var article = TestDatabase.Article(url, "Notice", body) with
        {
            SourceName = new Uri(url).Host,
            PublishedAt = new DateTimeOffset(2022, 5, day, 0, 0, 0, TimeSpan.Zero),
            PublishedPrecision = PublishedPrecision.Day,
        };
        return (await world.Get<ArticleFiling>().AddAsync(article, Cancel)).Id;
    }
}
