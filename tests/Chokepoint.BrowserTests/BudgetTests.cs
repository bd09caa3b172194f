using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Chokepoint.BrowserTests.Support;
using Microsoft.Playwright;

namespace Chokepoint.BrowserTests;

public sealed class BudgetTests(DashboardFixture dashboard, ITestOutputHelper output)
{
    private const int MostBytes = 122 * 1024;
    private const int MostRequests = 8;

    [Fact]
    public async Task The_first_load_of_the_timeline_is_small()
    {
        var page = await dashboard.OpenAsync("/settings", Screens.Desk());
        await page.GotoAsync("about:blank");
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("Network.enable");
        await devtools.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        var urls = new ConcurrentDictionary<string, string>();
        var sizes = new ConcurrentDictionary<string, double>();
        devtools.Event("Network.requestWillBeSent").OnEvent += (_, said) =>
            urls[Text(said, "requestId")] = said?.GetProperty("request").GetProperty("url").GetString() ?? "";
        devtools.Event("Network.loadingFinished").OnEvent += (_, said) => sizes[Text(said, "requestId")] = said?.GetProperty("encodedDataLength").GetDouble() ?? 0;
        await page.GotoAsync(dashboard.Address + "/");
        await page.Locator("html[data-ready]").WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.Load);

        var loaded = sizes.Where(size => urls.GetValueOrDefault(size.Key, "").StartsWith("http", StringComparison.Ordinal)).ToList();
        foreach (var (id, size) in loaded.OrderByDescending(size => size.Value))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size / 1024,7:0.0} KB  {new Uri(urls[id]).AbsolutePath}"));
        }

        var total = loaded.Sum(size => size.Value);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{total / 1024,7:0.0} KB in {loaded.Count} requests; allowed {MostBytes / 1024} KB in {MostRequests}"));
        Assert.InRange(total, 1, MostBytes);
        Assert.InRange(loaded.Count, 1, MostRequests);
    }

    private static string Text(JsonElement? said, string name) => said?.GetProperty(name).GetString() ?? "";
}
