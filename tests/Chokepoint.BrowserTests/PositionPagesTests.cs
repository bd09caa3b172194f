using Chokepoint.BrowserTests.Support;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Chokepoint.BrowserTests;

public sealed class PositionPagesTests(DashboardFixture dashboard)
{
    [Theory]
    [InlineData("/matrix", ColorScheme.Dark)]
    [InlineData("/companies/huawei", ColorScheme.Light)]
    public async Task Pages_of_positions_are_accessible_on_a_phone(string path, ColorScheme scheme)
    {
        await dashboard.KnowPositionsAsync();
        var page = await dashboard.OpenAsync(path, Screens.Phone(scheme));
        var result = await page.RunAxe();
        Assert.Equal([], result.Violations.Select(violation => $"{violation.Id}: {violation.Nodes.FirstOrDefault()?.Html}"));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    [Fact]
    public async Task The_matrix_shows_what_its_file_holds_under_every_filter()
    {
        await dashboard.KnowPositionsAsync();
        using var client = new HttpClient { BaseAddress = new Uri(dashboard.Address) };
        var shown = 0;
        foreach (var query in MatrixQueries)
        {
            var cells = MatrixPageText.Cells(await client.GetStringAsync(new Uri("/matrix?" + query, UriKind.Relative), TestContext.Current.CancellationToken));
            var view = query.Contains("view=", StringComparison.Ordinal) ? "" : "&view=company";
            var rows = MatrixPageText.Rows(await client.GetStringAsync(new Uri($"/export/matrix.csv?{query}{view}", UriKind.Relative), TestContext.Current.CancellationToken));
            var places = cells.Select(cell => cell.Pair).ToHashSet();
            Assert.Equal(
                [query, .. rows.Where(row => places.Contains(row.Pair)).Select(row => row.ToString()).Order(StringComparer.Ordinal)],
                [query, .. cells.Where(cell => cell.Stance.Length > 0).Select(cell => cell.ToString()).Order(StringComparer.Ordinal)]);
            shown += cells.Count(cell => cell.Stance.Length > 0);
        }

        Assert.True(shown > 100, $"only {shown} cells");
    }

    private static readonly string[] MatrixQueries =
    [
        "", "as_of=2019-06-01", "actor=GB&actor=US", "target=huawei", "actor=!US&stance=restrictive", "country=SE", "from=2020-01-01&to=2020-12-31",
        "q=5G", "company=tiktok", "instrument=ban&as_of=2020-12-31", "view=country", "view=country&country=CN", "focus=0&country=CN", "stance=!restrictive",
    ];

    [Fact]
    public async Task The_matrix_of_a_day_explains_its_cell()
    {
        await dashboard.KnowPositionsAsync();
        var page = await dashboard.OpenAsync("/matrix?as_of=2020-12-31&row=GB&column=huawei");
        var pane = page.Locator("aside.evidence");
        Assert.Contains("Restrictive since 14 Jul 2020", await pane.InnerTextAsync(), StringComparison.Ordinal);
        await pane.GetByText("Why restrictive?").ClickAsync();
        Assert.Contains("loses half its weight", await pane.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_slider_changes_the_cells_without_leaving_the_page()
    {
        await dashboard.KnowPositionsAsync();
        var page = await dashboard.OpenAsync("/matrix?as_of=2020-12-31");
        var cell = page.Locator("td[data-actor=GB][data-target=huawei]");
        await Assertions.Expect(cell).ToHaveClassAsync("s0");
        await page.WaitForSelectorAsync("html[data-ready]");
        await page.EvaluateAsync("""
            const slider = document.querySelector('[data-days]');
            slider.value = slider.min;
            slider.dispatchEvent(new Event('input', { bubbles: true }));
            """);
        await Assertions.Expect(cell).ToHaveClassAsync("nd");
        // The day that is seen is the one that is shared.
        Assert.Contains("as_of=2012-", page.Url, StringComparison.Ordinal);
        await page.Locator("[data-play]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-play]")).ToHaveTextAsync("Pause");
        await page.WaitForURLAsync(url => !url.Contains("as_of=2012-03", StringComparison.Ordinal));
        await page.Locator("[data-play]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-play]")).ToHaveTextAsync("Play");
    }

    [Fact]
    public async Task Shifts_and_the_matrix_have_the_filters_of_the_timeline()
    {
        await dashboard.KnowPositionsAsync();
        var page = await dashboard.OpenAsync("/shifts");
        var count = int.Parse(await page.Locator("#actor-US").Locator("xpath=..").Locator(".n").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await page.Locator("#actor-US").ClickAsync();
        await page.Expect("#count").ToHaveTextAsync($"{count} shifts");
        await page.Locator("#actor-US").ClickAsync();
        await page.Expect(".chip").ToHaveTextAsync("not United States →");
        await page.GotoAsync(dashboard.Address + "/shifts?q=" + Uri.EscapeDataString("ac:SE ta:huawei 2020-10"));
        await page.Expect(".shift h2 >> nth=0").ToHaveTextAsync("Sweden on Huawei");
        await page.GotoAsync(dashboard.Address + "/shifts?actor=SE&target=tiktok");
        await page.Expect(".recover").ToContainTextAsync("Without “TikTok”");

        await page.GotoAsync(dashboard.Address + "/matrix?order=name");
        await page.Locator("html[data-ready]").WaitForAsync();
        await page.Locator("[data-act=rail] >> text=Filters").ClickAsync();
        await page.Locator("#target-zte").ClickAsync();
        await page.Expect(".chip").ToHaveTextAsync("→ ZTE");
        Assert.Contains("order=name", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_analyst_dismisses_a_shift_and_takes_it_back()
    {
        await dashboard.KnowPositionsAsync();
        var page = await dashboard.OpenAsync("/shifts?actor=SE&target=zte");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Dismiss") }).First.ClickAsync();
        await page.GotoAsync(dashboard.Address + "/shifts?actor=SE&target=zte&state=dismissed");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Take the decision back") }).First.ClickAsync();
        await page.GotoAsync(dashboard.Address + "/shifts?actor=SE&target=zte");
        Assert.Equal(1, await page.Locator(".shifts > li").CountAsync());
    }
}
