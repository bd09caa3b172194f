using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Chokepoint.Benchmarks.Running;

namespace Chokepoint.Benchmarks.Pages;

/// <summary>From the request to the last byte, one request at a time, after one round that is not counted.</summary>
internal sealed partial class ServerTimes(RunningDashboard dashboard, Report report)
{
    private static readonly string[] Pages =
    [
        "/", "/?view=table", "/?n=500", "/?country=US&company=huawei", "/?country=!US&stance=restrictive", "/?actor=US&target=huawei&stance=restrictive",
        "/?from=2020-01-01&to=2020-12-31", "/?focus=0&country=CN", "/?q=network", "/?q=%22supply+chain%22&country=DE", "/?sort=published", "/articles/{id}",
        "/articles/{id}?country=US", "/matrix", "/matrix?as_of=2020-07-01", "/matrix?view=country", "/matrix?country=SE", "/matrix?row=US&column=huawei", "/map", "/map?column=huawei&as_of=2020-07-01",
        "/shifts", "/shifts?actor=US&stance=restrictive", "/countries/US", "/countries/US?with=CN", "/companies/huawei", "/technologies/ai", "/framing",
        "/framing?actor=US&target=huawei", "/sources", "/sources/1", "/sources/new", "/views", "/settings",
    ];

    public async Task MeasureAsync(int rounds, CancellationToken cancellationToken)
    {
        var ids = await IdsAsync(rounds + 1, cancellationToken);
        foreach (var page in Pages)
        {
            await MeasureAsync("page", page, rounds, round => page.Replace("{id}", ids[round % ids.Count], StringComparison.Ordinal), cancellationToken);
        }

        // What the script of the page asks for: the actors and targets that it shows.
        var matrix = await dashboard.Client.GetStringAsync(new Uri("/matrix", UriKind.Relative), cancellationToken);
        var shown = string.Join('&', Place().Matches(matrix).Select(match => $"{match.Groups[1].Value}={match.Groups[2].Value}").Distinct());
        var first = new DateOnly(2018, 1, 1);
        await MeasureAsync(
            "player step", "/matrix/step", rounds * 3,
            round => $"/matrix/step?{shown}&as_of={first.AddDays(30 * round).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", cancellationToken);
    }

    [GeneratedRegex("data-(actor|target)=\"([^\"]+)\"")]
    private static partial Regex Place();

    private async Task MeasureAsync(string what, string name, int rounds, Func<int, string> address, CancellationToken cancellationToken)
    {
        var times = new List<double>();
        var bytes = 0;
        for (var round = 0; round <= rounds; round++)
        {
            var clock = Stopwatch.GetTimestamp();
            using var answer = await dashboard.Client.GetAsync(new Uri(address(round), UriKind.Relative), cancellationToken);
            bytes = (await answer.Content.ReadAsByteArrayAsync(cancellationToken)).Length;
            var time = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
            if (!answer.IsSuccessStatusCode)
            {
                Report.Remark($"{name} answered {(int)answer.StatusCode}");
            }

            if (round > 0)
            {
                times.Add(time);
            }
        }

        report.Line([("what", what), ("address", name), .. Times.Of(times), ("kilobytes", bytes / 1024.0)]);
    }

    private async Task<List<string>> IdsAsync(int count, CancellationToken cancellationToken)
    {
        using var page = JsonDocument.Parse(await dashboard.Client.GetStringAsync(new Uri($"/api/v1/articles?country=US&limit={Math.Min(500, count)}", UriKind.Relative), cancellationToken));
        return [.. page.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").ToString())];
    }
}
