using Chokepoint.Benchmarks.Running;

namespace Chokepoint.Benchmarks.Pages;

/// <summary>Memory of the dashboard while many timelines are open. No page holds a circuit; each open timeline holds one stream of news.</summary>
internal sealed class OpenConnections(RunningDashboard dashboard, Report report)
{
    public async Task MeasureAsync(int count, CancellationToken cancellationToken)
    {
        var before = dashboard.Megabytes;
        var open = new List<HttpResponseMessage>();
        try
        {
            string[] filters = ["", "&country=US", "&company=huawei&stance=restrictive", "&actor=CN", "&country=!US&technology=ai"];
            for (var number = 0; number < count; number++)
            {
                // What a reader's page asks for: the page itself, then its stream.
                var filter = filters[number % filters.Length];
                await dashboard.Client.GetByteArrayAsync(new Uri("/?" + filter.TrimStart('&'), UriKind.Relative), cancellationToken);
                open.Add(await dashboard.Client.GetAsync(
                    new Uri("/live/timeline?seen=0" + filter, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken));
            }

            // Long enough for a beat of every stream.
            await Task.Delay(TimeSpan.FromSeconds(30), cancellationToken);
            report.Line(
                ("what", "open live connections (no page has an interactive circuit)"), ("open", open.Count(answer => answer.IsSuccessStatusCode)),
                ("megabytes_before", before), ("megabytes", dashboard.Megabytes));
        }
        finally
        {
            open.ForEach(answer => answer.Dispose());
        }
    }
}
