using Chokepoint.BrowserTests.Support;
using Microsoft.Playwright;

namespace Chokepoint.BrowserTests;

public sealed class HostileTextTests(DashboardFixture dashboard)
{
    private const string Script = "<script>window.hurt=1</script><img src=x onerror=\"window.hurt=1\"><svg onload=\"window.hurt=1\">";

    [Fact]
    public async Task Texts_from_outside_are_shown_as_texts()
    {
        var word = new string('w', 10_000);
        await dashboard.ImportAsync(
            Article("Plutonet " + Script, "Plutonet was banned by Sweden. " + Script + " {{7*7}} ${7*7} javascript:window.hurt=1", "Outlet" + Script),
            Article("Plutonet \u202Ekcab daer\u202C and on", "Plutonet \u202E was banned \u2066 by \u2067 Sweden \u200F for good.", "\u202EteltuO"),
            Article("Plutonet " + word, "Plutonet was banned by Sweden. " + word, "Outlet " + word[..150]),
            Article("Plutonet \u200B\u2060\u200D", "Plutonet was banned by Sweden.", "\u200B\u200C\u2060"));
        foreach (var screen in new[] { Screens.Desk(), Screens.Phone(ColorScheme.Dark) })
        {
            var page = await dashboard.OpenAsync("/?q=plutonet", screen);
            await page.Expect("#count").ToHaveTextAsync("4 articles");
            await CheckAsync(page);
            foreach (var link in await page.Locator(".row .t").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"))
            {
                await page.GotoAsync(dashboard.Address + link);
                await page.Expect("h1#read-title").ToBeVisibleAsync();
                await CheckAsync(page);
            }

            foreach (var path in new[] { "/?q=plutonet&view=table", "/sources", "/?q=" + Uri.EscapeDataString(Script), "/?company=" + Uri.EscapeDataString(Script) })
            {
                await page.GotoAsync(dashboard.Address + path);
                await CheckAsync(page);
            }
        }
    }

    private static async Task CheckAsync(IPage page)
    {
        Assert.False(await page.EvaluateAsync<bool>("'hurt' in window"), page.Url);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "sideways: " + page.Url);
        // An override must end with its element: the head's own words stay in order.
        Assert.Equal("ltr", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('main')).direction"));
        Assert.Equal(0, await page.Locator(".row .t:text-is(''), .row bdi:text-is('')").CountAsync());
    }

    private static object Article(string title, string body, string source) => new { title, body, published = "2025-10-20", source, url = "" };
}
