using System.Text;
using Chokepoint.BrowserTests.Support;
using Microsoft.Playwright;

namespace Chokepoint.BrowserTests;

public sealed class PrintTests(DashboardFixture dashboard)
{
    [Theory]
    [InlineData("/?company=huawei")]
    [InlineData("/?company=huawei&view=table")]
    [InlineData("/articles/1")]
    [InlineData("/matrix")]
    public async Task A_page_prints_as_a_briefing_without_the_controls_also_from_dark(string path)
    {
        var page = await dashboard.OpenAsync(path, Screens.Desk(ColorScheme.Dark));
        var pdf = await page.PdfAsync(new() { Format = "A4", PrintBackground = true, PreferCSSPageSize = true });
        Assert.StartsWith("%PDF", Encoding.ASCII.GetString(pdf, 0, 8), StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("CHOKEPOINT_PRINTS") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, string.Concat(path.Where(char.IsAsciiLetterOrDigit)) + ".pdf"), pdf, TestContext.Current.CancellationToken);
        }

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal(0, await page.Locator("nav:visible, .rail:visible, .tools:visible, .acts:visible, .tour:visible, footer:visible, .pick:visible").CountAsync());
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        Assert.True(await page.Locator("h1").First.IsVisibleAsync());
    }
}
