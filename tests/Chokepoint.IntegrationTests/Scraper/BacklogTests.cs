using Chokepoint.Data.Sources;
using Chokepoint.IntegrationTests.Support;
using Chokepoint.Scraper.Sources;

namespace Chokepoint.IntegrationTests.Scraper;

/// <summary>However much a source lists, every entry is read in the end.</summary>
public sealed class BacklogTests(DatabaseFixture database) : ScraperTest(database)
{
    [Fact]
    public async Task A_feed_of_five_thousand_entries_is_worked_off_though_it_moves_on()
    {
        Web.Map("/feed.xml", context =>
        {
            context.Response.Headers.ETag = "\"1\"";
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch == "\"1\"" ? 304 : 200;
            return context.Response.StatusCode == 304 ? Task.CompletedTask : Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(
                context.Response, WireFeed.Rss(Enumerable.Range(1, 5000).Select(number => WireFeed.Item(number))));
        });
        var source = await World.AddAsync(Web.Url("/feed.xml"));
        var first = await World.PollAsync(source.Id);
        Assert.Equal((5000, 150, 4850), (first.Seen, first.Items.Count, first.Waiting));
        Assert.Equal(4850, (await World.SourceAsync(source.Id)).Waiting);

        // The list is not sent again, and yet the next of it are read: in its order, and soon.
        var second = await World.PollAsync(source.Id);
        Assert.Equal((FetchOutcome.NotModified, 151, 4699), (second.Outcome, second.Items.Count, second.Waiting));
        Assert.Equal(Web.Url("/story-151.html"), second.Items[0].Url);
        Assert.True((await World.SourceAsync(source.Id)).NextPollAt < Time.GetUtcNow().AddMinutes(12));

        // The feed itself is gone: what it once listed is still read, and what failed is tried again.
        Web.Status("/feed.xml", 410);
        Time.Advance(TimeSpan.FromMinutes(15));
        var third = await World.PollAsync(source.Id);
        Assert.Equal((FetchOutcome.Failed, 201, 4548), (third.Outcome, third.Items.Count, third.Waiting));
    }

    [Fact]
    public async Task All_sitemaps_of_an_index_are_read_the_newest_first_and_again_when_they_change()
    {
        string Index(string lastOfFirst) => $"<sitemapindex>{string.Concat(Enumerable.Range(1, 23).Select(number =>
            $"<sitemap><loc>/map-{number}.xml</loc><lastmod>{(number == 1 ? lastOfFirst : $"2020-01-{number:00}T00:00:00Z")}</lastmod></sitemap>"))}</sitemapindex>";
        Web.Text("/index.xml", Index("2020-01-01T00:00:00Z"), "application/xml");
        for (var number = 1; number <= 23; number++)
        {
            Web.Text($"/map-{number}.xml", $"<urlset><url><loc>/page-{number}-a</loc></url><url><loc>/page-{number}-b</loc></url></urlset>", "application/xml");
        }

        var source = await World.AddAsync(Web.Url("/index.xml"), SourceKind.Sitemap);
        List<int> seen = [];
        for (var poll = 0; poll < 4; poll++)
        {
            seen.Add(await SeenAsync(source));
        }

        Assert.Equal([20, 20, 6, 0], seen);
        Assert.Equal("/map-23.xml", Web.Requests.First(request => request.Path.StartsWith("/map-", StringComparison.Ordinal)).Path);
        Assert.Equal(46L, await World.ScalarAsync<long>($"select count(*) from failed_item where source_id = {source.Id}"));

        Web.Text("/index.xml", Index("2020-02-01T00:00:00Z"), "application/xml");
        Web.Text("/map-1.xml", "<urlset><url><loc>/page-1-a</loc></url><url><loc>/page-1-c</loc></url></urlset>", "application/xml");
        Assert.Equal(2, await SeenAsync(source));
        Assert.Equal((2, 1), (Web.Count("/map-1.xml"), Web.Count("/page-1-c")));
    }

    [Fact]
    public async Task A_host_that_allows_one_request_an_hour_is_read_all_the_same()
    {
        WireFeed.Serve(Web, 3, "/slow.xml");
        Web.Text("/robots.txt", "User-agent: *\nCrawl-delay: 3600", "text/plain");
        var source = await World.AddAsync(Web.Url("/slow.xml"));
        List<int> added = [];
        for (var poll = 0; poll < 4; poll++)
        {
            added.Add((await World.PollAsync(source.Id)).Added);
            Time.Advance(TimeSpan.FromMinutes(61));
        }

        Assert.Equal([0, 1, 1, 1], added);
        var after = await World.SourceAsync(source.Id);
        Assert.Equal((0, 0), (after.ConsecutiveFailures, after.Waiting));
    }

    [Fact]
    public async Task A_broken_sitemap_of_an_index_is_a_visible_problem_and_hides_no_other()
    {
        Web.Text("/partly.xml", "<sitemapindex><sitemap><loc>/broken.xml</loc></sitemap><sitemap><loc>/nested.xml</loc></sitemap></sitemapindex>", "application/xml");
        Web.Status("/broken.xml", 500);
        Web.Text("/nested.xml", "<sitemapindex><sitemap><loc>/inner.xml</loc></sitemap></sitemapindex>", "application/xml");
        Web.Text("/inner.xml", "<urlset><url><loc>/inner-page</loc></url></urlset>", "application/xml");
        var source = await World.AddAsync(Web.Url("/partly.xml"), SourceKind.Sitemap);
        var poll = await World.PollAsync(source.Id);
        Assert.Equal(1, poll.Seen);
        Assert.Contains("/broken.xml could not be read", poll.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_news_sitemap_gives_date_and_language()
    {
        Web.Text("/news.xml", """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
            <url><loc>/story-71.html</loc><news:news><news:publication><news:name>Wire</news:name><news:language>en</news:language></news:publication>
            <news:publication_date>2021-03-04T05:06:07+02:00</news:publication_date><news:title>Licences</news:title></news:news></url></urlset>
            """, "application/xml");
        Web.Text("/story-71.html", WireFeed.Page(71));
        var source = await World.AddAsync(Web.Url("/news.xml"), SourceKind.Sitemap);
        Assert.Equal(1, (await World.PollAsync(source.Id)).Added);
        Assert.Equal(1L, await World.ScalarAsync<long>($"select count(*) from article where source_id = {source.Id} and published_at = '2021-03-04 03:06:07Z'"));
    }

    [Fact]
    public async Task A_listing_page_is_read_by_its_selector()
    {
        Web.Text("/list", "<main><p><a href='/about-us'>About the people of this house</a></p><ul class=r><li><a href='/story-81.html'>One</a><li><a href='/story-82.html'>Two</a></ul></main>");
        Web.Text("/story-81.html", WireFeed.Page(81));
        Web.Text("/story-82.html", WireFeed.Page(82));
        var probe = World.Get<SourceProbe>();
        Assert.Contains("no CSS selector", (await probe.ProbeListingAsync(Web.Url("/list"), "ul[[", Cancel)).Problem, StringComparison.Ordinal);
        Assert.Contains("matches no link", (await probe.ProbeListingAsync(Web.Url("/list"), "ul.none a", Cancel)).Problem, StringComparison.Ordinal);
        var found = Assert.Single((await probe.ProbeListingAsync(Web.Url("/list"), "ul.r a", Cancel)).Found);
        var source = (await World.Get<SourceStore>().AddAsync(found.Source, Cancel)).Source;
        Assert.Equal((2, 2), ((await World.PollAsync(source.Id)).Added, found.Entries));

        // A selector that no longer fits is said, not taken for a day without news.
        await World.Get<SourceStore>().UpdateAsync(source.Id, row => row.LinkSelector = "ul.gone a", Cancel);
        Assert.Equal(FetchOutcome.Failed, (await World.PollAsync(source.Id)).Outcome);
        Assert.Contains("selector", (await World.SourceAsync(source.Id)).LastError, StringComparison.Ordinal);
    }

    private async Task<int> SeenAsync(Source source) => (await World.PollAsync(source.Id)).Seen;
}
