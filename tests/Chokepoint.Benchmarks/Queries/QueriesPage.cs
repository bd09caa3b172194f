using System.Globalization;
using Chokepoint.Benchmarks.Generating;
using Chokepoint.Benchmarks.Running;

namespace Chokepoint.Benchmarks.Queries;

/// <summary>The section of queries in docs/performance.md.</summary>
internal static class QueriesPage
{
    public static void Write(string file, IReadOnlyList<ViewResult> results, IReadOnlyList<string> builds)
    {
        foreach (var size in results.GroupBy(result => result.Articles))
        {
            var title = string.Create(CultureInfo.InvariantCulture, $"{size.Key:N0} articles");
            PerformancePage.Replace(file, $"queries {size.Key}", $"""
                ## Queries, {title}

                {Machine.Describe()}. PostgreSQL settings beyond the defaults: {string.Join(", ", BenchmarkServer.Settings.Select(pair => $"{pair.Key} {pair.Value}"))}.
                {string.Join(' ', builds.Where(build => build.StartsWith(title, StringComparison.Ordinal)))}
                "cold" is the first pass after a restart of the server with its files out of the page cache, "warm" the second; the answers that the index keeps are forgotten before each. "sql ..." are the same questions by plain SQL, the peer.
                "processor" is the time that all threads of this process worked for a query: other load slows it less than it slows the clock, but not nothing: caches and cores are shared.

                {PerformancePage.Table(["view", "cache", "p50", "p95", "p99", "processor p50", "processor p95", "buffers a query", "queries"], size.Select(Row))}
                """);
        }
    }

    private static string[] Row(ViewResult result) =>
    [
        result.View, result.Cache, Samples.Show(result.Samples.Percentile(50)), Samples.Show(result.Samples.Percentile(95)),
        Samples.Show(result.Samples.Percentile(99)), Samples.Show(result.Cpu.Percentile(50)), Samples.Show(result.Cpu.Percentile(95)), Samples.Show(result.Buffers), result.Samples.Count.ToString(CultureInfo.InvariantCulture),
    ];
}
