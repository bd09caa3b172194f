using Microsoft.Playwright;

namespace Chokepoint.Benchmarks.Pages;

/// <summary>Processor time of the dashboard and of Chromium's main thread: other load stretches it less than the clock.</summary>
internal sealed class WorkOf
{
    private readonly ICDPSession devtools;
    private readonly RunningDashboard dashboard;
    private readonly Dictionary<string, double> start;
    private readonly TimeSpan serverStart;

    private WorkOf(ICDPSession devtools, RunningDashboard dashboard, Dictionary<string, double> start)
    {
        this.devtools = devtools;
        this.dashboard = dashboard;
        this.start = start;
        serverStart = dashboard.Processor;
    }

    public static async Task<WorkOf> StartAsync(IPage page, RunningDashboard dashboard)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("Performance.enable", new() { ["timeDomain"] = "threadTicks" });
        return new(devtools, dashboard, await ReadAsync(devtools));
    }

    /// <summary>Milliseconds for each of so many clicks.</summary>
    public async Task<IEnumerable<(string, object?)>> EachAsync(int clicks)
    {
        var end = await ReadAsync(devtools);
        double Of(string name) => (end.GetValueOrDefault(name) - start.GetValueOrDefault(name)) * 1000 / clicks;
        return
        [
            ("server_processor_ms", (dashboard.Processor - serverStart).TotalMilliseconds / clicks), ("chromium_task_ms", Of("TaskDuration")),
            ("script_ms", Of("ScriptDuration")), ("style_ms", Of("RecalcStyleDuration")), ("layout_ms", Of("LayoutDuration")), ("nodes", end.GetValueOrDefault("Nodes")),
        ];
    }

    private static async Task<Dictionary<string, double>> ReadAsync(ICDPSession devtools) =>
        (await devtools.SendAsync("Performance.getMetrics"))?.GetProperty("metrics").EnumerateArray()
            .ToDictionary(metric => metric.GetProperty("name").GetString() ?? "", metric => metric.GetProperty("value").GetDouble()) ?? [];
}
