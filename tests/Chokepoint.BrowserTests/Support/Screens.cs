using Microsoft.Playwright;

namespace Chokepoint.BrowserTests.Support;

internal static class Screens
{
    public static readonly string[] Pages =
    [
        "/", "/?view=table", "/?company=huawei&country=!US", "/?country=XX&from=31-12-2020", "/?q=zzzqqq&country=SE", "/articles/1", "/matrix?as_of=2021-01-01",
        "/map", "/shifts", "/framing", "/countries/GB?with=US", "/companies/huawei", "/technologies/telecom", "/sources", "/sources/new", "/sources/1", "/views", "/settings", "/no-such-page",
    ];

    public static BrowserNewContextOptions Desk(ColorScheme scheme = ColorScheme.Light) =>
        new() { ViewportSize = new() { Width = 1440, Height = 900 }, ColorScheme = scheme };

    public static BrowserNewContextOptions Phone(ColorScheme scheme = ColorScheme.Light) =>
        new() { ViewportSize = new() { Width = 390, Height = 844 }, ColorScheme = scheme, HasTouch = true, IsMobile = true };

    /// <summary>The number in the head of the timeline.</summary>
    public static async Task<int> CountAsync(this IPage page) =>
        int.Parse((await page.Locator("#count").InnerTextAsync()).Split(' ')[0].Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);

    public static ILocatorAssertions Expect(this IPage page, string selector) => Assertions.Expect(page.Locator(selector));
}
