using Chokepoint.BrowserTests.Support;
using Microsoft.Playwright;

namespace Chokepoint.BrowserTests;

public sealed class ViewTests(DashboardFixture dashboard)
{
    [Fact]
    public async Task A_view_has_a_name_a_feed_and_a_file_and_only_shared_ones_are_seen_by_others()
    {
        var page = await dashboard.OpenAsync("/?company=huawei");
        await SaveAsync(page, "My Huawei", shared: false);
        await page.GotoAsync(dashboard.Address + "/?company=zte");
        await SaveAsync(page, "Our ZTE <b>", shared: true);
        await page.Expect(".card").ToHaveCountAsync(2);

        var card = page.Locator(".card", new() { HasText = "My Huawei" });
        Assert.Equal("/feeds/articles.atom?company=huawei", await card.Locator("a", new() { HasText = "Atom" }).GetAttributeAsync("href"));
        Assert.Equal("/export/articles.csv?company=huawei", await card.Locator("a", new() { HasText = "CSV" }).GetAttributeAsync("href"));
        await page.GotoAsync(dashboard.Address + "/");
        await page.Locator(".views").GetByText("My Huawei").ClickAsync();
        await page.Expect(".chip").ToHaveTextAsync("Huawei");

        var other = await dashboard.OpenAsync("/views");
        await other.Expect(".card h2").ToContainTextAsync("Our ZTE <b>");
        await other.Expect(".card").ToHaveCountAsync(1);
        Assert.Equal(0, await other.Locator(".card form").CountAsync());

        await page.GotoAsync(dashboard.Address + "/views");
        await page.Locator(".card", new() { HasText = "Our ZTE" }).GetByRole(AriaRole.Button, new() { NameRegex = new("Delete") }).ClickAsync();
        await page.Expect(".card").ToHaveCountAsync(1);
    }

    private static async Task SaveAsync(IPage page, string name, bool shared)
    {
        await page.Locator("#save-menu > summary").ClickAsync();
        await page.GetByLabel("Name").FillAsync(name);
        if (shared)
        {
            await page.GetByLabel("Shared").CheckAsync();
        }

        await page.Locator("#save-menu button").ClickAsync();
        await page.Expect(".notice").ToContainTextAsync("Saved");
    }
}
