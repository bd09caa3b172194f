using Chokepoint.Data.Articles;
using Chokepoint.Data.Sources;
using Chokepoint.IntegrationTests.Data;
using Chokepoint.IntegrationTests.Support;
using Chokepoint.Scraper;
using Chokepoint.Scraper.Pipeline;
using Chokepoint.Scraper.Sources;

namespace Chokepoint.IntegrationTests.Scraper;

public sealed class ArticlePipelineTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_home_page_leads_to_its_feed_whose_pages_are_stored_once_and_a_broken_one_stays_visible()
    {
        await using var web = await OutsideWeb.StartAsync();
        web.Text("/", "<html><head><link rel=alternate type=application/rss+xml href=/feed.xml></head><body>Home</body></html>");
        web.Text("/feed.xml", $"<rss><channel><title>Wire</title>{string.Concat(Enumerable.Range(1, 6).Select(Item))}</channel></rss>", "application/rss+xml");
        for (var number = 1; number <= 5; number++)
        {
            web.Text($"/story-{number}.html", Page(number));
        }

        var client = TestClient.Create();
        var probe = await new SourceProbe(client).ProbeAsync(web.Url("/"), Cancel);
        var found = Assert.Single(probe.Found);
        Assert.Equal(("Wire", SourceKind.Feed, 6), (found.Source.Name, found.Source.Kind, found.Entries));

        var source = (await database.Get<SourceStore>().AddAsync(found.Source, Cancel)).Source;
        var pipeline = new ArticlePipeline(client, new SourceEntries(client), database.Get<ArticleStore>(),
            new ItemLedger(database.Get<ArticleStore>(), database.Get<FailedItems>(), TimeProvider.System));
        var first = await pipeline.PollAsync(source, Cancel);
        Assert.Equal((FetchOutcome.Success, 6, 5, 1), (first.Outcome, first.Seen, first.Added, first.Failed));
        Assert.Contains("story-6.html", first.Message, StringComparison.Ordinal);

        var second = await pipeline.PollAsync(source, Cancel);
        Assert.Equal((0, 0), (second.Added, second.Items.Count));
        Assert.Contains("story-6.html", second.Message, StringComparison.Ordinal);
        Assert.Equal(5L, await database.ScalarAsync<long>($"select count(*) from article where source_id = {source.Id}"));
    }

    [Fact]
    public async Task What_is_no_feed_says_so()
    {
        await using var web = await OutsideWeb.StartAsync();
        web.Text("/x", "just some words", "text/plain");
        var probe = await new SourceProbe(TestClient.Create()).ProbeAsync(web.Url("/x"), Cancel);
        Assert.Empty(probe.Found);
        Assert.Contains("no feed", probe.Problem, StringComparison.Ordinal);
    }

    private static string Item(int number) =>
        $"<item><title>Story {number}</title><link>/story-{number}.html</link><pubDate>Mon, 0{number} Jun 2020 10:00:00 GMT</pubDate></item>";

    private static string Page(int number)
    {
        var paragraphs = Enumerable.Range(1, 6).Select(part =>
            $"<p>Part {part} of story {number}: the ministry said that its new rules for semiconductor exports, which officials had prepared for months, take effect in June.</p>");
        return $"<html><head><title>Ministry announces export rules, part {number}</title></head><body><article><h1>Ministry announces export rules, part {number}</h1>{string.Concat(paragraphs)}</article></body></html>";
    }
}
