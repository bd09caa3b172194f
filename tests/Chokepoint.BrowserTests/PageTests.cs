using Chokepoint.BrowserTests.Support;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Chokepoint.BrowserTests;

public sealed class PageTests(DashboardFixture dashboard)
{
    // The two themes share one document and differ in colours alone: what depends on colours is asked in both.
    private static readonly AxeRunOptions ColoursOnly = new()
    {
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] },
    };

    [Fact]
    public async Task No_page_has_an_accessibility_violation_in_light_and_dark()
    {
        await dashboard.KnowPositionsAsync();
        var found = new List<string>();
        var page = await dashboard.OpenAsync("/", Screens.Desk());
        foreach (var path in Screens.Pages)
        {
            await page.GotoAsync(dashboard.Address + path);
            await CheckAsync(page, path, found);
        }

        await page.GotoAsync(dashboard.Address + "/");
        await page.Locator("html[data-ready]").WaitForAsync();
        await page.Locator("#export-menu > summary").ClickAsync();
        await CheckAsync(page, "export menu", found);
        await page.Locator("#save-menu > summary").ClickAsync();
        await CheckAsync(page, "save menu", found);
        await page.EvaluateAsync("document.querySelector('#help').showModal()");
        await CheckAsync(page, "help", found);
        await page.GotoAsync(dashboard.Address + "/matrix");
        await page.Locator("html[data-ready]").WaitForAsync();
        await page.Locator("[data-act=rail] >> text=Filters").ClickAsync();
        await CheckAsync(page, "filters of the matrix", found);
        Assert.Equal([], found);
    }

    private static async Task CheckAsync(IPage page, string name, List<string> found)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        Add(await page.RunAxe(), "light");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Assert.NotEqual("rgb(255, 255, 255)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        Add(await page.RunAxe(ColoursOnly), "dark");

        void Add(AxeResult result, string theme) => found.AddRange(Violations($"{name}, {theme}", result));
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
