using System.CommandLine;
using Chokepoint.Cli.Database;
using Chokepoint.Cli.Reprocessing;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Views;
using Chokepoint.IntegrationTests.Data;
using Chokepoint.Scraper;
using Chokepoint.Scraper.Reprocessing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Chokepoint.IntegrationTests.Scraper;

public sealed class ReprocessorTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string One = "The ministry said on Monday that the new export rules would apply to every maker of lithography machines in the country.";
    private const string Two = "Officials in the capital added that licences would be granted case by case, and that no list of companies had been drawn up yet.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Reprocessor Reprocessor => new(database.Get<PageStore>(), database.Get<PageRevision>(), database.Get<Settings>());

    private static string Page(string title, string first) =>
        $"<html lang=en><title>{title}</title><meta name=author content='Jane Doe'><article><h1>{title}</h1><p>{first}</p><p>{Two}</p></article></html>";

    [Fact]
    public async Task A_stored_page_that_reads_better_today_revises_its_article_once()
    {
        var (id, source) = await AddAsync("https://l.example/1", "Export rules tighten", "Cookies? " + One, Page("Export rules tighten", One + " L."));

        var dry = await Reprocessor.RunAsync(source, dryRun: true, null, Cancel);
        var untouched = await database.Get<ArticleReader>().GetAsync(id, Cancel);
        var first = await Reprocessor.RunAsync(source, dryRun: false, null, Cancel);
        var second = await Reprocessor.RunAsync(source, dryRun: false, null, Cancel);

        Assert.Equal((1, 1), (dry.Done, dry.Revised));
        Assert.Empty(untouched?.Revisions ?? []);
        Assert.Equal((1, 1), (first.Done, first.Revised));
        Assert.Equal((1, 0, 0), (second.Done, second.Revised, second.Improved));
        var detail = await database.Get<ArticleReader>().GetAsync(id, Cancel);
        Assert.Equal(One + " L.\n" + Two, detail?.Body);
        Assert.Equal("Jane Doe", detail?.Author);
        Assert.Equal("Cookies? " + One, Assert.Single(detail?.Revisions ?? []).Body);
        Assert.NotNull(await database.Get<ArticleReader>().HtmlAsync(id, Cancel));
    }

    [Fact]
    public async Task White_space_alone_makes_no_revision_but_better_facts_are_taken()
    {
        var (id, source) = await AddAsync("https://m.example/1", "Export rules tighten", One + " M.   " + Two, Page("Export  rules tighten", One + " M."));
        var total = await Reprocessor.RunAsync(source, dryRun: false, null, Cancel);
        var detail = await database.Get<ArticleReader>().GetAsync(id, Cancel);
        Assert.Equal((0, 1), (total.Revised, total.Improved));
        Assert.Empty(detail?.Revisions ?? []);
        Assert.Equal("Jane Doe", detail?.Author);
    }

    [Fact]
    public async Task A_page_without_an_article_leaves_the_stored_text()
    {
        var (id, source) = await AddAsync("https://n.example/1", "Kept", "What the feed said. N.", "<title>404</title><p>Page not found</p>");
        var total = await Reprocessor.RunAsync(source, dryRun: false, null, Cancel);
        Assert.Equal(1, total.Refused);
        Assert.Equal("What the feed said. N.", (await database.Get<ArticleReader>().GetAsync(id, Cancel))?.Body);
    }

    [Fact]
    public async Task A_run_that_was_stopped_goes_on_where_it_was()
    {
        var (id, source) = await AddAsync("https://o.example/1", "Old", "Old text. O1.", Page("Export rules tighten", One + " O1."));
        var (later, _) = await AddAsync("https://o.example/2", "Old", "Old text. O2.", Page("Export rules tighten", One + " O2."));
        await database.Get<Settings>().SetAsync($"reprocess:{source}", $"{id}", Cancel);

        var total = await Reprocessor.RunAsync(source, dryRun: false, null, Cancel);

        Assert.Equal(1, total.Revised);
        Assert.Equal("Old text. O1.", (await database.Get<ArticleReader>().GetAsync(id, Cancel))?.Body);
        Assert.Equal(One + " O2.\n" + Two, (await database.Get<ArticleReader>().GetAsync(later, Cancel))?.Body);
        Assert.Equal(2, (await Reprocessor.RunAsync(source, dryRun: false, null, Cancel)).Done);
    }

    [Fact]
    public async Task A_text_that_came_without_a_page_is_not_turned_back_by_an_older_page()
    {
        var (id, source) = await AddAsync("https://p.example/1", "First", "First text. P.", Page("Export rules tighten", One + " P."));
        await database.Get<ArticleStore>().AddAsync(TestDatabase.Article("https://p.example/1", "Second", "Second text. P.") with { SourceName = "Source of p.example" }, Cancel);
        await Reprocessor.RunAsync(source, dryRun: false, null, Cancel);
        Assert.Equal("Second text. P.", (await database.Get<ArticleReader>().GetAsync(id, Cancel))?.Body);
    }

    [Fact]
    public async Task Pages_are_let_go_when_their_time_is_over_and_articles_stay()
    {
        var (id, _) = await AddAsync("https://q.example/1", "Kept", "Text. Q.", "<p>Text. Q.</p>");
        await database.ScalarAsync<object>($"update article_page set fetched_at = '2000-01-01' where article_id = {id}");
        var time = new FakeTimeProvider(new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var cleaner = new PageCleaner(
            database.Get<PageStore>(), Options.Create(new ScraperOptions { KeepPagesFor = TimeSpan.FromDays(300) }), time, NullLogger<PageCleaner>.Instance);

        Assert.Equal(1, await cleaner.CleanAsync(Cancel));
        Assert.Null(await database.Get<ArticleReader>().HtmlAsync(id, Cancel));
        Assert.NotNull(await database.Get<ArticleReader>().GetAsync(id, Cancel));
    }

    [Fact]
    public async Task The_command_refuses_a_source_that_is_not_there()
    {
        var root = new RootCommand { DatabaseSession.Connection, ReprocessCommand.Create(), RetagCommand.Create() };
        using var error = new StringWriter();
        using var output = new StringWriter();
        var console = new InvocationConfiguration { Error = error, Output = output };
        Assert.Equal(2, await root.Parse(["reprocess", "--source", "no-such-source", "--database", database.ConnectionString]).InvokeAsync(console, Cancel));
        Assert.Contains("no-such-source", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await root.Parse(["retag", "--dry-run", "--database", database.ConnectionString]).InvokeAsync(console, Cancel));
        Assert.Contains("Nothing was changed", output.ToString(), StringComparison.Ordinal);
    }

    private async Task<(long Id, long Source)> AddAsync(string url, string title, string body, string html)
    {
        var article = TestDatabase.Article(url, title, body) with { Html = html, SourceName = "Source of " + new Uri(url).Host };
        var id = (await database.Get<ArticleStore>().AddAsync(article, Cancel)).Id;
        return (id, await database.ScalarAsync<long>($"select source_id from article where id = {id}"));
    }
}
