using System.Globalization;
using Chokepoint.BrowserTests.Support;

namespace Chokepoint.BrowserTests;

public sealed class LiveTests(DashboardFixture dashboard)
{
    [Fact]
    public async Task New_articles_announce_themselves_and_move_nothing()
    {
        var page = await dashboard.OpenAsync("/?q=Kuiperbeltnet");
        await page.Expect("#count").ToHaveTextAsync("0 articles");
        await page.GotoAsync(dashboard.Address + "/?sort=-published&q=");
        var first = await page.Locator(".row .t >> nth=0").InnerTextAsync();
        await dashboard.ImportAsync(Article("Kuiperbeltnet is banned in Sweden", "2025-11-20"), Article("Kuiperbeltnet appeals the ban in Sweden", "2025-11-21"));
        await page.Expect("#new-pill").ToHaveTextAsync("2 new articles", new() { Timeout = 20_000 });
        Assert.Equal(first, await page.Locator(".row .t >> nth=0").InnerTextAsync());
        await page.Locator("#new-pill").ClickAsync();
        await page.Expect(".row .t >> nth=0").ToContainTextAsync("Kuiperbeltnet");
        await page.Expect("#new-pill").ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_came_since_the_last_visit_is_divided_from_the_rest()
    {
        await using var own = await DashboardFixture.StartAnotherAsync();
        var page = await own.OpenAsync("/settings");
        var before = DateTimeOffset.UtcNow.AddSeconds(-2).ToUnixTimeSeconds();
        await own.ImportAsync(Article("Oortcloudcom is welcomed by Norway", "2025-11-10"));
        await page.Context.AddCookiesAsync(
            [new() { Name = "visit", Value = string.Create(CultureInfo.InvariantCulture, $"{before}.{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}"), Url = own.Address }]);
        await page.GotoAsync(own.Address + "/");
        await page.Expect(".row .fresh >> nth=0").ToBeVisibleAsync();
        await page.Expect(".divider").ToContainTextAsync("since your last visit");
        await page.GotoAsync(own.Address + "/?view=table");
        await page.Expect(".divider").ToContainTextAsync("since your last visit");
    }

    [Fact]
    public async Task A_lost_connection_is_said_and_the_wish_is_granted_when_it_is_back()
    {
        var page = await dashboard.OpenAsync("/");
        // The watch of the connection is loaded a little later than the page.
        await page.Locator("html[data-live]").WaitForAsync();
        await page.Context.SetOfflineAsync(true);
        await page.Locator("#company-huawei").ClickAsync();
        await page.Expect("#lost").ToBeVisibleAsync();
        Assert.True(await page.Locator(".row").CountAsync() > 10);
        await page.Context.SetOfflineAsync(false);
        await page.Expect(".chip").ToHaveTextAsync("Huawei", new() { Timeout = 15_000 });
        await page.Expect("#lost").ToBeHiddenAsync();
    }

    private static object Article(string title, string published) => new
    {
        title,
        body = $"{title}. The minister said so on Monday, and the regulator confirmed it in writing.",
        published,
        source = "Belt Gazette",
        url = $"https://belt.example/{title.Replace(' ', '-')}",
    };
}
