using System.Globalization;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Sources;
using Chokepoint.IntegrationTests.Support;
using Chokepoint.Scraper.Pipeline;
using Chokepoint.Scraper.Sources;

namespace Chokepoint.IntegrationTests.Scraper;

/// <summary>From a source to stored articles, as an analyst meets it.</summary>
public sealed class ArticlePipelineTests(DatabaseFixture database) : ScraperTest(database)
{
    [Fact]
    public async Task A_home_page_leads_to_five_articles_and_a_broken_page_is_visible_until_it_heals()
    {
        WireFeed.Serve(Web, 6);
        Web.Status("/story-6.html", 500);
        Web.Text("/", "<html><head><link rel=alternate type=application/rss+xml href=/feed.xml></head><body>Home</body></html>");
        var probe = await World.Get<SourceProbe>().ProbeAsync(Web.Url("/"), Cancel);
        var found = Assert.Single(probe.Found);
        Assert.Equal(("Wire", SourceKind.Feed, 6), (found.Source.Name, found.Source.Kind, found.Entries));
        var source = (await World.Get<SourceStore>().AddAsync(found.Source, Cancel)).Source;

        var first = await World.PollAsync(source.Id);
        Assert.Equal((FetchOutcome.Success, 6, 5, 1), (first.Outcome, first.Seen, first.Added, first.Failed));
        Assert.Equal(5, await CountAsync(source.Id));
        var failed = Assert.Single(await World.Get<FailedItems>().ListAsync(source.Id, Cancel));
        Assert.Equal((Web.Url("/story-6.html"), "the server answered 500: it has a fault of its own"), (failed.Url, failed.Message));
        Assert.Contains("1 page could not be read", (await World.SourceAsync(source.Id)).LastError, StringComparison.Ordinal);

        var second = await World.PollAsync(source.Id);
        Assert.Equal((0, 5), (second.Items.Count, await CountAsync(source.Id)));

        Web.Text("/story-6.html", WireFeed.Page(6));
        Time.Advance(TimeSpan.FromMinutes(11));
        var third = await World.PollAsync(source.Id);
        Assert.Equal((1, 6), (third.Added, await CountAsync(source.Id)));
        Assert.Empty(await World.Get<FailedItems>().ListAsync(source.Id, Cancel));
        Assert.Null((await World.SourceAsync(source.Id)).LastError);
        Assert.Equal(6L, await World.ScalarAsync<long>($"select count(*) from article where source_id = {source.Id} and published_at = '2020-06-01 10:00Z'"));
        Assert.All(Enumerable.Range(1, 5), number => Assert.Equal(1, Web.Count($"/story-{number}.html")));
    }

    [Fact]
    public async Task What_is_no_feed_says_so()
    {
        Web.Text("/x", "just some words", "text/plain");
        var probe = await World.Get<SourceProbe>().ProbeAsync(Web.Url("/x"), Cancel);
        Assert.Empty(probe.Found);
        Assert.Contains("no feed", probe.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_redirects_is_fetched_once()
    {
        Web.Text("/links.xml", WireFeed.Rss(WireFeed.Item(41, "/go?to={0}")), "application/rss+xml");
        Web.Redirect("/go?to=41", "/story-41.html?utm_source=feed");
        Web.Text("/story-41.html?utm_source=feed", WireFeed.Page(41));
        var source = await World.AddAsync(Web.Url("/links.xml"));
        Assert.Equal(1, (await World.PollAsync(source.Id)).Added);
        Assert.Empty((await World.PollAsync(source.Id)).Items);
        Assert.Equal(1, Web.Count("/go?to=41"));
    }

    [Fact]
    public async Task A_permanent_redirect_updates_the_source_unless_it_leads_to_no_feed()
    {
        Web.Text("/new.xml", WireFeed.Rss(), "application/rss+xml");
        Web.Text("/parked", "<html><body><p>This name is for sale.</p></body></html>");
        Web.Redirect("/moved.xml", "/new.xml", 301);
        Web.Redirect("/sold.xml", "/parked", 301);
        var moved = await World.AddAsync(Web.Url("/moved.xml"));
        var sold = await World.AddAsync(Web.Url("/sold.xml"));
        await World.PollAsync(moved.Id);
        await World.PollAsync(sold.Id);
        Assert.Equal(Web.Url("/new.xml"), (await World.SourceAsync(moved.Id)).Url);
        Assert.Equal(Web.Url("/sold.xml"), (await World.SourceAsync(sold.Id)).Url);
        Assert.Contains("web page", (await World.SourceAsync(sold.Id)).LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_that_declares_an_edit_becomes_a_revision()
    {
        void Serve(string updated, string extra)
        {
            Web.Text("/atom.xml", $"<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>e</id><title>E</title><link href='/edited.html'/><updated>{updated}</updated></entry></feed>", "application/atom+xml");
            Web.Text("/edited.html", WireFeed.Page(51, extra));
        }

        Serve(Time.GetUtcNow().AddHours(-1).ToString("O", CultureInfo.InvariantCulture), "");
        var source = await World.AddAsync(Web.Url("/atom.xml"));
        await World.PollAsync(source.Id);
        Time.Advance(TimeSpan.FromHours(3));
        Serve(Time.GetUtcNow().AddHours(-1).ToString("O", CultureInfo.InvariantCulture), "<p>Correction: an earlier version of this report named the wrong ministry in its second paragraph.</p>");
        var poll = await World.PollAsync(source.Id);
        Assert.Equal(ItemState.Revised, Assert.Single(poll.Items).State);
        Assert.Equal(1, await CountAsync(source.Id));

        // The same declaration again is no reason to ask again.
        Time.Advance(TimeSpan.FromHours(3));
        Assert.Empty((await World.PollAsync(source.Id)).Items);
        var id = await World.ScalarAsync<long>($"select id from article where source_id = {source.Id}");
        Assert.Single((await World.Get<ArticleReader>().GetAsync(id, Cancel))?.Revisions ?? []);
    }

    [Fact]
    public async Task An_entry_whose_text_in_the_feed_changes_is_read_again_and_becomes_a_revision()
    {
        void Serve(string title, string extra)
        {
            Web.Text("/silent.xml", WireFeed.Rss(WireFeed.Item(81), $"<item><title>{title}</title><link>/story-82.html</link><description>As it stands.</description></item>"), "application/rss+xml");
            Web.Text("/story-81.html", WireFeed.Page(81));
            Web.Text("/story-82.html", WireFeed.Page(82, extra));
        }

        Serve("Ministry names the port", "");
        var source = await World.AddAsync(Web.Url("/silent.xml"));
        Assert.Equal(2, (await World.PollAsync(source.Id)).Added);

        // Markup and white space are no edit.
        Time.Advance(TimeSpan.FromHours(3));
        Serve("Ministry   names <![CDATA[<b>the</b>]]> port", "");
        Assert.Empty((await World.PollAsync(source.Id)).Items);

        Serve("Ministry corrects the name of the port", "<p>Correction: an earlier version of this report named another port.</p>");
        var poll = await World.PollAsync(source.Id);
        Assert.Equal((Web.Url("/story-82.html"), ItemState.Revised), Assert.Single(poll.Items.Select(item => (item.Url, item.State))));

        // What it says now is known; the entry beside it was never asked for again.
        Time.Advance(TimeSpan.FromHours(5));
        Assert.Empty((await World.PollAsync(source.Id)).Items);
        Assert.Equal((1, 2), (Web.Count("/story-81.html"), Web.Count("/story-82.html")));
        var id = await World.ScalarAsync<long>($"select id from article where source_id = {source.Id} and revision_no = 2");
        var detail = await World.Get<ArticleReader>().GetAsync(id, Cancel);
        Assert.DoesNotContain("Correction", Assert.Single(detail?.Revisions ?? []).Body, StringComparison.Ordinal);
        Assert.Contains("Correction", detail?.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_that_changes_at_every_look_is_read_ever_more_seldom()
    {
        Web.Text("/story-83.html", WireFeed.Page(83));
        var source = await World.AddAsync(Web.Url("/counting.xml"));
        for (var poll = 0; poll < 48; poll++)
        {
            Web.Text("/counting.xml", WireFeed.Rss($"<item><title>Story</title><link>/story-83.html</link><description>{poll} comments</description></item>"), "application/rss+xml");
            await World.PollAsync(source.Id);
            Time.Advance(TimeSpan.FromMinutes(61));
        }

        Assert.InRange(Web.Count("/story-83.html"), 2, 16);
        Assert.Equal(1, await CountAsync(source.Id));
    }

    [Fact]
    public async Task An_entry_without_a_page_is_revised_by_what_the_feed_says_next()
    {
        var text = string.Join(' ', Enumerable.Repeat("The agency will publish its rules for cable landings next month.", 5));
        void Serve(string body) => Web.Text("/own.xml", WireFeed.Rss($"<item><guid isPermaLink='false'>own-1</guid><title>Rules</title><description>{body}</description></item>"), "application/rss+xml");
        Serve(text);
        var source = await World.AddAsync(Web.Url("/own.xml"));
        Assert.Equal(1, (await World.PollAsync(source.Id)).Added);
        Time.Advance(TimeSpan.FromMinutes(20));
        Serve(text + " Correction: it is the month after.");
        Assert.Equal(ItemState.Revised, Assert.Single((await World.PollAsync(source.Id)).Items).State);
        Assert.Equal(1, await CountAsync(source.Id));
    }

    [Fact]
    public async Task While_a_page_has_a_fault_the_feeds_own_text_is_kept_and_the_page_read_later()
    {
        var text = string.Join(' ', Enumerable.Repeat("The agency will publish its rules for cable landings next month.", 5));
        Web.Text("/full.xml", WireFeed.Rss($"<item><title>Rules</title><link>/story-61.html</link><description>{text}</description></item>"), "application/rss+xml");
        Web.Status("/story-61.html", 502);
        var source = await World.AddAsync(Web.Url("/full.xml"));
        Assert.Equal(1, (await World.PollAsync(source.Id)).Added);
        Assert.Contains("own text", (await World.SourceAsync(source.Id)).LastError, StringComparison.Ordinal);

        Web.Text("/story-61.html", WireFeed.Page(61));
        Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(ItemState.Revised, Assert.Single((await World.PollAsync(source.Id)).Items).State);
        Assert.Equal(1, await CountAsync(source.Id));
        Assert.Null((await World.SourceAsync(source.Id)).LastError);
    }

    private async Task<int> CountAsync(long source) => (int)await World.ScalarAsync<long>($"select count(*) from article where source_id = {source}");
}
