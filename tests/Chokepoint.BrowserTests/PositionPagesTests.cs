using System.Text.Json;
using Chokepoint.BrowserTests.Support;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Chokepoint.BrowserTests;

public sealed class PositionPagesTests(DashboardFixture dashboard)
{
    [Theory]
    [InlineData("/matrix?as_of=2021-01-01", ColorScheme.Light, 1440)]
    [InlineData("/matrix", ColorScheme.Dark, 390)]
    [InlineData("/map", ColorScheme.Dark, 1440)]
    [InlineData("/shifts", ColorScheme.Light, 1440)]
    [InlineData("/countries/GB?with=US", ColorScheme.Light, 1440)]
    [InlineData("/companies/huawei", ColorScheme.Dark, 390)]
    [InlineData("/framing", ColorScheme.Light, 1440)]
    public async Task Pages_of_positions_have_no_accessibility_violation_and_fit_their_screen(string path, ColorScheme scheme, int width)
    {
        await KnowPositionsAsync();
        var page = await dashboard.OpenAsync(path, new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = width > 500 ? 900 : 844 } });
        var result = await page.RunAxe();
        Assert.Equal([], result.Violations.Select(violation => $"{violation.Id}: {violation.Nodes.FirstOrDefault()?.Html}"));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    [Fact]
    public async Task The_matrix_of_a_day_explains_its_cell()
    {
        await KnowPositionsAsync();
        var page = await dashboard.OpenAsync("/matrix?as_of=2020-12-31&row=GB&column=huawei");
        var pane = page.Locator("aside.evidence");
        Assert.Contains("Restrictive since 14 Jul 2020", await pane.InnerTextAsync(), StringComparison.Ordinal);
        await pane.GetByText("Why restrictive?").ClickAsync();
        Assert.Contains("loses half its weight", await pane.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_slider_changes_the_cells_without_leaving_the_page()
    {
        await KnowPositionsAsync();
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
    }

    [Fact]
    public async Task An_analyst_dismisses_a_shift_and_takes_it_back()
    {
        await KnowPositionsAsync();
        var page = await dashboard.OpenAsync("/shifts?actor=SE&target=zte");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Dismiss") }).First.ClickAsync();
        await page.GotoAsync(dashboard.Address + "/shifts?actor=SE&target=zte&state=dismissed");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Take the decision back") }).First.ClickAsync();
        await page.GotoAsync(dashboard.Address + "/shifts?actor=SE&target=zte");
        Assert.Equal(1, await page.Locator(".shifts > li").CountAsync());
    }

    // They are weighed some seconds after the first start.
    private async Task KnowPositionsAsync()
    {
        using var client = new HttpClient();
        for (var tries = 0; tries < 60; tries++)
        {
            using var step = JsonDocument.Parse(await client.GetStringAsync(dashboard.Address + "/matrix/step?actor=GB&target=huawei", TestContext.Current.CancellationToken));
            if (step.RootElement.GetProperty("cells").GetArrayLength() > 0)
            {
                return;
            }

            await Task.Delay(500, TestContext.Current.CancellationToken);
        }

        Assert.Fail("No position was weighed within half a minute.");
    }
}
