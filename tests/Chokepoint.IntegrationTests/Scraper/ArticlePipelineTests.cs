using System.Globalization;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Sources;
using Chokepoint.IntegrationTests.Support;
using Chokepoint.Scraper.Pipeline;
using Chokepoint.Scraper.Sources;
using Microsoft.Extensions.Time.Testing;

namespace Chokepoint.IntegrationTests.Scraper;

/// <summary>From a source to stored articles, as an analyst meets it.</summary>
public sealed class ArticlePipelineTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private readonly FakeTimeProvider time = ScraperWorld.FakeTime();
    private OutsideWeb web = null!; // set before each test
    private ScraperWorld world = null!; // set before each test

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        web = await OutsideWeb.StartAsync();
        world = new ScraperWorld(database.ConnectionString, time);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        await web.DisposeAsync();
    }

    [Fact]
    public async Task A_home_page_leads_to_five_articles_and_a_broken_page_is_visible_until_it_heals()
    {
        WireFeed.Serve(web, 6);
        web.Status("/story-6.html", 500);
        web.Text("/", "<html><head><link rel=alternate type=application/rss+xml href=/feed.xml></head><body>Home</body></html>");
        var probe = await world.Get<SourceProbe>().ProbeAsync(web.Url("/"), Cancel);
        var found = Assert.Single(probe.Found);
        Assert.Equal(("Wire", SourceKind.Feed, 6), (found.Source.Name, found.Source.Kind, found.Entries));
        var source = (await world.Get<SourceStore>().AddAsync(found.Source, Cancel)).Source;

        var first = await world.PollAsync(source.Id);
        Assert.Equal((FetchOutcome.Success, 6, 5, 1), (first.Outcome, first.Seen, first.Added, first.Failed));
        Assert.Equal(5, await CountAsync(source.Id));
        var failed = Assert.Single(await world.Get<FailedItems>().ListAsync(source.Id, Cancel));
        Assert.Equal((web.Url("/story-6.html"), "the server answered 500: it has a fault of its own"), (failed.Url, failed.Message));
        Assert.Contains("1 page could not be read", (await world.SourceAsync(source.Id)).LastError, StringComparison.Ordinal);

        var second = await world.PollAsync(source.Id);
        Assert.Equal((0, 5), (second.Items.Count, await CountAsync(source.Id)));

        web.Text("/story-6.html", WireFeed.Page(6));
        time.Advance(TimeSpan.FromMinutes(11));
        var third = await world.PollAsync(source.Id);
        Assert.Equal((1, 6), (third.Added, await CountAsync(source.Id)));
        Assert.Empty(await world.Get<FailedItems>().ListAsync(source.Id, Cancel));
        Assert.Null((await world.SourceAsync(source.Id)).LastError);
        Assert.Equal(6L, await world.ScalarAsync<long>($"select count(*) from article where source_id = {source.Id} and published_at = '2020-06-01 10:00Z'"));
        Assert.All(Enumerable.Range(1, 5), number => Assert.Equal(1, web.Count($"/story-{number}.html")));
    }

    [Fact]
    public async Task What_is_no_feed_says_so()
    {
        web.Text("/x", "just some words", "text/plain");
        var probe = await world.Get<SourceProbe>().ProbeAsync(web.Url("/x"), Cancel);
        Assert.Empty(probe.Found);
        Assert.Contains("no feed", probe.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_redirects_is_fetched_once()
    {
        web.Text("/links.xml", WireFeed.Rss(WireFeed.Item(41, "/go?to={0}")), "application/rss+xml");
        web.Redirect("/go?to=41", "/story-41.html?utm_source=feed");
        web.Text("/story-41.html?utm_source=feed", WireFeed.Page(41));
        var source = await world.AddAsync(web.Url("/links.xml"));
        Assert.Equal(1, (await world.PollAsync(source.Id)).Added);
        Assert.Empty((await world.PollAsync(source.Id)).Items);
        Assert.Equal(1, web.Count("/go?to=41"));
    }

    [Fact]
    public async Task A_permanent_redirect_updates_the_source_unless_it_leads_to_no_feed()
    {
        web.Text("/new.xml", WireFeed.Rss(), "application/rss+xml");
        web.Text("/parked", "<html><body><p>This name is for sale.</p></body></html>");
        web.Redirect("/moved.xml", "/new.xml", 301);
        web.Redirect("/sold.xml", "/parked", 301);
        var moved = await world.AddAsync(web.Url("/moved.xml"));
        var sold = await world.AddAsync(web.Url("/sold.xml"));
        await world.PollAsync(moved.Id);
        await world.PollAsync(sold.Id);
        Assert.Equal(web.Url("/new.xml"), (await world.SourceAsync(moved.Id)).Url);
        Assert.Equal(web.Url("/sold.xml"), (await world.SourceAsync(sold.Id)).Url);
        Assert.Contains("web page", (await world.SourceAsync(sold.Id)).LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_that_declares_an_edit_becomes_a_revision()
    {
        void Serve(string updated, string extra)
        {
            web.Text("/atom.xml", $"<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>e</id><title>E</title><link href='/edited.html'/><updated>{updated}</updated></entry></feed>", "application/atom+xml");
            web.Text("/edited.html", WireFeed.Page(51, extra));
        }

        Serve(time.GetUtcNow().AddHours(-1).ToString("O", CultureInfo.InvariantCulture), "");
        var source = await world.AddAsync(web.Url("/atom.xml"));
        await world.PollAsync(source.Id);
        time.Advance(TimeSpan.FromHours(3));
        Serve(time.GetUtcNow().AddHours(-1).ToString("O", CultureInfo.InvariantCulture), "<p>Correction: an earlier version of this report named the wrong ministry in its second paragraph.</p>");
        var poll = await world.PollAsync(source.Id);
        Assert.Equal(ItemState.Revised, Assert.Single(poll.Items).State);
        Assert.Equal(1, await CountAsync(source.Id));

        // The same declaration again is no reason to ask again.
        time.Advance(TimeSpan.FromHours(3));
        Assert.Empty((await world.PollAsync(source.Id)).Items);
        var id = await world.ScalarAsync<long>($"select id from article where source_id = {source.Id}");
        Assert.Single((await world.Get<ArticleReader>().GetAsync(id, Cancel))?.Revisions ?? []);
    }

    [Fact]
    public async Task While_a_page_has_a_fault_the_feeds_own_text_is_kept_and_the_page_read_later()
    {
        var text = string.Join(' ', Enumerable.Repeat("The agency will publish its rules for cable landings next month.", 5));
        web.Text("/full.xml", WireFeed.Rss($"<item><title>Rules</title><link>/story-61.html</link><description>{text}</description></item>"), "application/rss+xml");
        web.Status("/story-61.html", 502);
        var source = await world.AddAsync(web.Url("/full.xml"));
        Assert.Equal(1, (await world.PollAsync(source.Id)).Added);
        Assert.Contains("own text", (await world.SourceAsync(source.Id)).LastError, StringComparison.Ordinal);

        web.Text("/story-61.html", WireFeed.Page(61));
        time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(ItemState.Revised, Assert.Single((await world.PollAsync(source.Id)).Items).State);
        Assert.Equal(1, await CountAsync(source.Id));
        Assert.Null((await world.SourceAsync(source.Id)).LastError);
    }

    private async Task<int> CountAsync(long source) => (int)await world.ScalarAsync<long>($"select count(*) from article where source_id = {source}");
}
