using System.Diagnostics;
using Chokepoint.Benchmarks.Running;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Index;
using Npgsql;

namespace Chokepoint.Benchmarks.Queries;

/// <summary>Times of one view over a mix of filters.</summary>
internal sealed record ViewResult(int Articles, string View, string Cache, Samples Samples)
{
    /// <summary>Pages of 8 kB that PostgreSQL touched for one query, on average.</summary>
    public double Buffers { get; init; }

    /// <summary>Processor time of this process, all threads: what a query takes where nobody else uses the machine.</summary>
    public Samples Cpu { get; init; } = new();

    public IEnumerable<(string, object?)> Line =>
    [
        ("articles", Articles), ("view", View), ("cache", Cache), ("p50", Samples.Percentile(50)), ("p95", Samples.Percentile(95)),
        ("p99", Samples.Percentile(99)), ("cpu50", Cpu.Percentile(50)), ("cpu95", Cpu.Percentile(95)), ("buffers", Math.Round(Buffers, 1)), ("queries", Samples.Count),
    ];
}

/// <summary>Asks one view for every filter of a mix.</summary>
internal sealed class ViewRun(NpgsqlDataSource database, ArticleIndex index)
{
    public static readonly IReadOnlyDictionary<string, Func<ArticleIndex, ArticleFilter, CancellationToken, Task>> Views =
        new Dictionary<string, Func<ArticleIndex, ArticleFilter, CancellationToken, Task>>
        {
            ["page"] = (index, filter, cancel) => index.PageAsync(filter, null, 50, cancel),
            ["count"] = (index, filter, cancel) => index.CountAsync(filter, exact: false, cancel),
            ["facets"] = (index, filter, cancel) => index.FacetsAsync(filter, cancel),
            ["histogram"] = (index, filter, cancel) => index.HistogramAsync(filter, null, cancel),
            ["matrix"] = (index, filter, cancel) => index.MatrixAsync(filter, cancel),
            ["text"] = (index, filter, cancel) => index.PageAsync(filter, null, 50, cancel),
            ["text count"] = (index, filter, cancel) => index.CountAsync(filter, exact: false, cancel),
            ["text facets"] = (index, filter, cancel) => index.FacetsAsync(filter, cancel),
        };

    public async Task<(Samples Samples, Samples Cpu, double Buffers)> RunAsync(string view, IReadOnlyList<ArticleFilter> filters, CancellationToken cancellationToken)
    {
        var before = await BuffersAsync(cancellationToken);
        var (samples, cpu) = (new Samples(), new Samples());
        foreach (var filter in filters)
        {
            var busy = Environment.CpuUsage.TotalTime;
            var started = Stopwatch.GetTimestamp();
            await Views[view](index, filter, cancellationToken);
            samples.Add(Stopwatch.GetElapsedTime(started));
            cpu.Add(Environment.CpuUsage.TotalTime - busy);
        }

        return (samples, cpu, Math.Max(0, await BuffersAsync(cancellationToken) - before) / filters.Count);
    }

    // The server writes its statistics down a second later.
    private async Task<double> BuffersAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(1200, cancellationToken);
        await using var command = database.CreateCommand("select (blks_hit + blks_read)::float8 from pg_stat_database where datname = current_database()");
        return (double?)await command.ExecuteScalarAsync(cancellationToken) ?? 0;
    }
}
