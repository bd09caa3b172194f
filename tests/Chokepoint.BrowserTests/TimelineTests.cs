using Chokepoint.BrowserTests.Support;

namespace Chokepoint.BrowserTests;

public sealed class TimelineTests(DashboardFixture dashboard)
{
    [Fact]
    public async Task The_first_start_shows_the_starter_corpus()
    {
        var page = await dashboard.OpenAsync("/");
        Assert.Contains("Chokepoint", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Contains("articles", await page.Locator("h1").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await page.Locator("main a[href*='/articles/']").CountAsync() > 10);
    }

    [Fact]
    public async Task A_deep_link_shows_its_filter_in_a_new_browser()
    {
        var page = await dashboard.OpenAsync("/?company=huawei");
        Assert.Contains("Huawei", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rubbish_in_the_address_is_a_visible_notice_and_no_error()
    {
        var page = await dashboard.OpenAsync("/?country=XX&from=31-12-2020");
        var text = await page.Locator("main").InnerTextAsync();
        Assert.Contains("XX", text, StringComparison.Ordinal);
        Assert.Contains("31-12-2020", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_csv_of_the_filter_can_be_downloaded()
    {
        var page = await dashboard.OpenAsync("/?company=huawei");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href='/export/articles.csv?company=huawei']:visible").First.ClickAsync());
        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.StartsWith("id,published_at,first_seen_at,title,url,source", lines[0], StringComparison.Ordinal);
        Assert.True(lines.Length > 1);
    }
}
