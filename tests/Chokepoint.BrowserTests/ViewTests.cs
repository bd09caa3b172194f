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

    [Fact]
    public async Task A_view_tells_of_changes_of_position_where_its_owner_says()
    {
        var page = await dashboard.OpenAsync("/shifts?target=huawei");
        await page.Locator("#save-menu > summary").ClickAsync();
        await page.GetByLabel("Name").FillAsync("Watched");
        await page.GetByLabel("Tell of changes").FillAsync("not an address");
        await page.Locator("#save-menu button").ClickAsync();
        await page.Expect(".notice").ToContainTextAsync("neither a mail address nor a web address");
        await page.GotoAsync(dashboard.Address + "/shifts?target=huawei");
        await page.Locator("#save-menu > summary").ClickAsync();
        await page.GetByLabel("Name").FillAsync("Watched");
        await page.GetByLabel("Tell of changes").FillAsync("https://hook.example/?token=secret");
        await page.Locator("#save-menu button").ClickAsync();
        var card = page.Locator(".card", new() { HasText = "Watched" });
        await Assertions.Expect(card).ToContainTextAsync("webhook at hook.example, nothing yet");
        Assert.Equal("/feeds/shifts.atom?target=huawei", await card.Locator("a", new() { HasText = "Atom" }).GetAttributeAsync("href"));
        await card.Locator("summary").ClickAsync();
        await card.GetByLabel("Tell of changes").FillAsync("");
        await card.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.Expect(".notice").ToContainTextAsync("Changed");
        await Assertions.Expect(card).Not.ToContainTextAsync("webhook at");
        await card.GetByRole(AriaRole.Button, new() { NameRegex = new("Delete") }).ClickAsync();
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
