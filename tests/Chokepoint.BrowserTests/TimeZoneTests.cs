using Chokepoint.BrowserTests.Support;
using Microsoft.Playwright;

namespace Chokepoint.BrowserTests;

public sealed class TimeZoneTests(DashboardFixture dashboard)
{
    [Fact]
    public async Task Days_begin_at_midnight_of_the_chosen_zone_and_a_bare_date_moves_with_none()
    {
        await dashboard.ImportAsync(
            Article("Sednacom late", "2024-03-05T23:30:00Z"), Article("Sednacom early", "2024-03-06T00:30:00Z"), Article("Sednacom undated hour", "2024-03-06"));
        var page = await dashboard.OpenAsync("/settings");
        Assert.Equal("Wed 6 March 2024: undated hour, early 00:30 | Tue 5 March 2024: late 23:30", await DaysAsync(page, "UTC"));
        Assert.Equal("Wed 6 March 2024: undated hour | Tue 5 March 2024: late 18:30, early 19:30", await DaysAsync(page, "America/New_York"));
        Assert.Equal("Wed 6 March 2024: undated hour, late 08:30, early 09:30", await DaysAsync(page, "Asia/Tokyo"));
    }

    private async Task<string> DaysAsync(IPage page, string zone)
    {
        await page.Context.AddCookiesAsync([new() { Name = "zone", Value = Uri.EscapeDataString(zone), Url = dashboard.Address }]);
        await page.GotoAsync(dashboard.Address + "/?q=sednacom");
        await page.Expect("#count").ToHaveTextAsync("3 articles");
        return await page.EvaluateAsync<string>("""
            [...document.querySelectorAll('.day')].map(day => day.querySelector('h2 time').textContent + ': ' + [...day.querySelectorAll('.row')]
                .map(row => row.querySelector('.t').textContent.replace('Sednacom ', '') + ' ' + (row.querySelector('.m time')?.textContent ?? ''))
                .map(text => text.trim()).sort((one, other) => (one > other ? -1 : 1)).join(', ')).join(' | ')
            """);
    }

    private static object Article(string title, string published) =>
        new { title, body = title + ". Sweden has banned Sednacom from its networks.", published, source = "Belt Gazette", url = "" };
}
