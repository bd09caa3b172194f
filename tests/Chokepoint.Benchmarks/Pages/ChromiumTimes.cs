using System.Collections.Concurrent;
using System.Text.Json;
using Chokepoint.Benchmarks.Running;
using Chokepoint.BrowserTests.Support;
using Microsoft.Playwright;

namespace Chokepoint.Benchmarks.Pages;

/// <summary>In a real browser: the first load, and from the click on a filter until fresh counts and list are painted.</summary>
internal sealed class ChromiumTimes(RunningDashboard dashboard, Report report)
{
    // A number picks among the filters in sight, null clears them all. The second frame after the merge begins when the first one is painted. Beside the whole: until the answer is there, until it is merged.
    private const string Click = """
        which => new Promise(done => {
            const free = [...document.querySelectorAll('#filters .fr input, .legend input')].filter(box => box.name !== 'focus' && !box.checked && box.checkVisibility());
            const target = which === null ? document.querySelector('[data-clear]') : free[which % free.length];
            const search = location.search;
            performance.clearResourceTimings();
            const start = performance.now();
            const loaded = () => {
                if (location.search === search) return;
                Blazor.removeEventListener('enhancedload', loaded);
                const merged = performance.now() - start;
                requestAnimationFrame(() => requestAnimationFrame(() => {
                    const answer = performance.getEntriesByType('resource').findLast(entry => entry.initiatorType === 'fetch');
                    done([performance.now() - start, (answer?.responseEnd ?? start) - start, merged]);
                }));
            };
            Blazor.addEventListener('enhancedload', loaded);
            target.click();
        })
        """;

    // When the scripts have taken over, by the page's own clock.
    private const string Interactive = """
        new MutationObserver((_, observer) => {
            if (!document.documentElement?.hasAttribute('data-ready')) return;
            window.interactive = performance.now();
            observer.disconnect();
        }).observe(document, { attributes: true, attributeFilter: ['data-ready'], childList: true, subtree: true });
        """;

    // Interactive, the last byte of the page itself, and the first contentful paint.
    private const string Milestones = "[interactive, performance.getEntriesByType('navigation')[0].responseEnd, performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0]";

    private const int Readers = 10;
    private readonly ClickTimes chosen = new(), cleared = new();

    public async Task MeasureAsync(int clicks)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await ChromiumFinder.LaunchAsync(playwright);
        await FirstLoadsAsync(browser);
        await ClicksAsync(browser, clicks);
    }

    private async Task ClicksAsync(IBrowser browser, int clicks)
    {
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        await page.GotoAsync(dashboard.Address + "/");
        await page.Locator("html[data-ready]").WaitForAsync();
        var work = await WorkOf.StartAsync(page, dashboard);
        var (all, picked) = (0, 0);
        for (var number = -3; chosen.Count < clicks; number++)
        {
            // One choice, a second beside it, and back to all; the first ones warm up.
            foreach (var which in (int[])[picked++, picked++ * 7])
            {
                chosen.Note(number, await page.EvaluateAsync<double[]>(Click, which));
            }

            cleared.Note(number, await page.EvaluateAsync<double[]>(Click, null));
            all += 3;
        }

        report.Line([("what", "filter click to fresh counts and painted list"), .. chosen.Lines()]);
        report.Line([("what", "clear all filters"), .. cleared.Lines()]);
        report.Line([("what", "work for a click"), .. await work.EachAsync(all)]);
        await page.CloseAsync();
    }

    // The very first one also waits for the browser's own start; those of later readers, each with an empty cache, stand beside it.
    private async Task FirstLoadsAsync(IBrowser browser)
    {
        var loads = new List<FirstLoad>();
        for (var reader = 0; reader < Readers; reader++)
        {
            loads.Add(await FirstLoadAsync(browser));
        }

        var first = loads[0];
        report.Line(
        [
            ("what", "first load of the timeline, each reader with an empty cache"), ("kilobytes", first.Kilobytes), ("requests", first.Requests),
            .. Times.Of([.. loads.Select(load => load.Interactive)]), .. Times.OfPart("answered", [.. loads.Select(load => load.Answered)]),
            .. Times.OfPart("painted", [.. loads.Select(load => load.Painted)]),
            ("first_ms", first.Interactive), ("first_answered_ms", first.Answered), ("first_painted_ms", first.Painted),
        ]);
    }

    private async Task<FirstLoad> FirstLoadAsync(IBrowser browser)
    {
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        var page = await context.NewPageAsync();
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("Network.enable");
        await devtools.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        var sizes = new ConcurrentDictionary<string, double>();
        var asked = new ConcurrentDictionary<string, bool>();
        devtools.Event("Network.requestWillBeSent").OnEvent += (_, said) =>
            asked[Text(said, "requestId")] = said?.GetProperty("request").GetProperty("url").GetString()?.StartsWith("http", StringComparison.Ordinal) == true;
        devtools.Event("Network.loadingFinished").OnEvent += (_, said) => sizes[Text(said, "requestId")] = said?.GetProperty("encodedDataLength").GetDouble() ?? 0;
        await page.AddInitScriptAsync(Interactive);
        await page.GotoAsync(dashboard.Address + "/");
        await page.Locator("html[data-ready]").WaitForAsync();
        var times = await page.EvaluateAsync<double[]>(Milestones);
        await page.WaitForLoadStateAsync(LoadState.Load);
        var loaded = sizes.Where(size => asked.GetValueOrDefault(size.Key)).ToList();
        return new(times[0], times[1], times[2], loaded.Sum(size => size.Value) / 1024, loaded.Count);
    }

    private static string Text(JsonElement? said, string name) => said?.GetProperty(name).GetString() ?? "";

    // From the start of the navigation, in milliseconds; bytes as they came over the line.
    private sealed record FirstLoad(double Interactive, double Answered, double Painted, double Kilobytes, int Requests);
}
