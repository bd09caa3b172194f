using Chokepoint.BrowserTests.Support;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Chokepoint.BrowserTests;

public sealed class PageTests(DashboardFixture dashboard)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task No_page_has_an_accessibility_violation(ColorScheme scheme)
    {
        var page = await dashboard.OpenAsync("/", Screens.Desk(scheme));
        var found = new List<string>();
        foreach (var path in Screens.Pages)
        {
            await page.GotoAsync(dashboard.Address + path);
            found.AddRange(Violations(path, await page.RunAxe()));
        }

        await page.GotoAsync(dashboard.Address + "/");
        await page.Locator("#export-menu > summary").ClickAsync();
        found.AddRange(Violations("export menu", await page.RunAxe()));
        await page.Locator("#save-menu > summary").ClickAsync();
        found.AddRange(Violations("save menu", await page.RunAxe()));
        await page.EvaluateAsync("document.querySelector('#help').showModal()");
        found.AddRange(Violations("help", await page.RunAxe()));
        Assert.Equal([], found);
    }

    [Fact]
    public async Task A_phone_scrolls_no_page_sideways_and_axe_finds_nothing()
    {
        var page = await dashboard.OpenAsync("/", Screens.Phone(ColorScheme.Dark));
        var found = new List<string>();
        foreach (var path in Screens.Pages)
        {
            await page.GotoAsync(dashboard.Address + path);
            var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (width > 390)
            {
                found.Add($"{path} is {width} px wide");
            }
        }

        await page.GotoAsync(dashboard.Address + "/");
        await page.Locator("[data-act=rail].only-m").ClickAsync();
        await page.Expect(".rail").ToBeInViewportAsync();
        found.AddRange(Violations("filter sheet", await page.RunAxe()));
        Assert.Equal([], found);
    }

    [Fact]
    public async Task No_page_breaks_its_policy_or_asks_anybody_else()
    {
        var page = await dashboard.OpenAsync("/");
        var found = new List<string>();
        page.Console += (_, line) =>
        {
            if (line.Type == "error" && !line.Text.Contains("404", StringComparison.Ordinal))
            {
                found.Add(line.Text);
            }
        };
        page.PageError += (_, error) => found.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(dashboard.Address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                found.Add(request.Url);
            }
        };
        foreach (var path in Screens.Pages)
        {
            await page.GotoAsync(dashboard.Address + path);
            await page.Locator("html[data-ready]").WaitForAsync();
        }

        Assert.Equal([], found);
    }

    private static IEnumerable<string> Violations(string path, AxeResult result) =>
        result.Violations.Select(violation => $"{path}: {violation.Id}: {violation.Nodes.FirstOrDefault()?.Html}");
}
