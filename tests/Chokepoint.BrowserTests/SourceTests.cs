using Chokepoint.BrowserTests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Chokepoint.BrowserTests;

public sealed class SourceTests(DashboardFixture dashboard)
{
    private const string Home = """<html><head><title>Ministry</title><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>News</body></html>""";

    private const string Feed = """
        <rss version="2.0"><channel><title>Ministry of Tests</title><link>/</link>
        <item><title>Sweden bans Haumeanet from its networks</title><link>/1.html</link><pubDate>Wed, 05 Nov 2025 10:00:00 GMT</pubDate></item>
        <item><title>Haumeanet appeals</title><link>/2.html</link><pubDate>Tue, 04 Nov 2025 10:00:00 GMT</pubDate></item>
        </channel></rss>
        """;

    [Fact]
    public async Task A_source_is_seen_before_it_is_saved_then_paused_and_described()
    {
        await using var outlet = await StartAsync();
        var page = await dashboard.OpenAsync("/sources/new");
        await page.GetByLabel("Address of a site").FillAsync(outlet.Urls.First());
        await page.GetByRole(AriaRole.Button, new() { Name = "Look what it offers" }).ClickAsync();
        await page.Expect(".found >> nth=0").ToContainTextAsync("Sweden bans Haumeanet", new() { Timeout = 30_000 });
        await page.Locator(".found >> nth=0").GetByLabel("Country").SelectOptionAsync("SE");
        await page.Locator(".found >> nth=0").GetByRole(AriaRole.Button).ClickAsync();
        await page.Expect(".notice").ToContainTextAsync("Added");
        var row = page.Locator("table.sources tr", new() { HasText = "Ministry of Tests" });
        await row.GetByRole(AriaRole.Button, new() { NameRegex = new("Pause") }).ClickAsync();
        await Assertions.Expect(page.Locator("table.sources tr", new() { HasText = "Ministry of Tests" })).ToContainTextAsync("Paused");

        await page.GetByRole(AriaRole.Link, new() { Name = "Ministry of Tests" }).ClickAsync();
        await page.GetByLabel("Owner").FillAsync("The state");
        await page.GetByLabel("Affiliation").SelectOptionAsync("state");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.Expect(".notice").ToContainTextAsync("Saved");
        await Assertions.Expect(page.GetByLabel("Owner")).ToHaveValueAsync("The state");
    }

    [Fact]
    public async Task What_is_no_source_says_why()
    {
        var page = await dashboard.OpenAsync("/sources/new");
        await page.GetByLabel("Address of a site").FillAsync("http://127.0.0.1:9/nothing");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look what it offers" }).ClickAsync();
        await page.Expect(".notice").ToContainTextAsync("Nothing to poll was found there", new() { Timeout = 50_000 });
    }

    private static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var outlet = builder.Build();
        outlet.MapGet("/", () => Results.Content(Home, "text/html"));
        outlet.MapGet("/feed.xml", () => Results.Content(Feed, "application/rss+xml"));
        await outlet.StartAsync();
        return outlet;
    }
}
