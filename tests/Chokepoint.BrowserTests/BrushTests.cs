using System.Text.RegularExpressions;
using Chokepoint.BrowserTests.Support;
using Microsoft.Playwright;

namespace Chokepoint.BrowserTests;

public sealed partial class BrushTests(DashboardFixture dashboard)
{
    [Fact]
    public async Task Dragging_over_the_bars_limits_the_dates()
    {
        var page = await dashboard.OpenAsync("/");
        var all = await page.CountAsync();
        var (left, width, y) = await BarsAsync(page);
        await page.Mouse.MoveAsync(left + (width * .5f), y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(left + (width * .6f), y);
        await page.Mouse.MoveAsync(left + (width * .7f), y);
        await page.Mouse.UpAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Dates());
        await page.Expect(".chip").ToHaveCountAsync(1);
        Assert.InRange(await page.CountAsync(), 1, all - 1);
        await page.Keyboard.PressAsync("x");
        await page.Expect("#count").ToHaveTextAsync($"{all} articles");
    }

    [Fact]
    public async Task A_finger_limits_the_dates_too()
    {
        var page = await dashboard.OpenAsync("/", Screens.Phone());
        var (left, width, y) = await BarsAsync(page);
        var devtools = await page.Context.NewCDPSessionAsync(page);
        foreach (var (type, share) in new[] { ("touchStart", .3f), ("touchMove", .4f), ("touchMove", .6f), ("touchEnd", 0f) })
        {
            object[] points = type == "touchEnd" ? [] : [new { x = left + (width * share), y }];
            await devtools.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = type, ["touchPoints"] = points });
        }

        await Assertions.Expect(page).ToHaveURLAsync(Dates());
    }

    [Fact]
    public async Task The_sliders_limit_the_dates_by_keyboard()
    {
        var page = await dashboard.OpenAsync("/");
        var first = page.Locator("#edge-from");
        await first.FocusAsync();
        await page.Keyboard.PressAsync("PageUp");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("from=\\d{4}-\\d\\d-01"));
        await Assertions.Expect(first).ToBeFocusedAsync();
        var from = page.Url;
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page).Not.ToHaveURLAsync(from);
    }

    private static async Task<(float Left, float Width, float Y)> BarsAsync(IPage page)
    {
        var box = await page.Locator(".hist > svg").BoundingBoxAsync() ?? throw new InvalidOperationException("no histogram");
        return (box.X, box.Width, box.Y + 60);
    }

    [GeneratedRegex(@"from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d")]
    private static partial Regex Dates();
}
