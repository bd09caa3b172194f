using System.Diagnostics;
using System.Net;
using Chokepoint.Benchmarks.Running;
using Chokepoint.Scraper;
using Chokepoint.Scraper.Fetching;
using Chokepoint.Scraper.Fetching.Addresses;
using Microsoft.Extensions.DependencyInjection;

namespace Chokepoint.Benchmarks.Fetching;

/// <summary>How many pages a second the polite client fetches from many hosts: robots.txt, turns, limits and address guard included.</summary>
internal sealed class FetchBenchmark : Verb
{
    public override string Name => "fetch";

    public override string Usage => "[--hosts 1000] [--pages 5] [--concurrency 64] [--kilobytes 40]: fetches a second from a local server with many hosts";

    public override IReadOnlyList<string> Options => ["hosts", "pages", "concurrency", "kilobytes"];

    public override async Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken)
    {
        var hosts = arguments.Number("hosts", 1000);
        var pages = arguments.Number("pages", 5);
        var concurrency = arguments.Number("concurrency", 64);
        await using var server = await HostsServer.StartAsync(arguments.Number("kilobytes", 40) * 1024);
        await using var services = Services();
        var client = services.GetRequiredService<PoliteClient>();

        // One round over all hosts after the other, as sources that are due come.
        var urls = from page in Enumerable.Range(0, pages) from host in Enumerable.Range(0, hosts) select server.Url(host, page);
        var failed = 0;
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            urls,
            new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellationToken },
            async (url, token) =>
            {
                if (await client.FetchAsync(new FetchRequest(url), token) is not FetchResult.Fetched)
                {
                    Interlocked.Increment(ref failed);
                }
            });
        var seconds = clock.Elapsed.TotalSeconds;
        var used = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
        arguments.Report.Line(
            ("benchmark", Name), ("data", "pages of a local server"), ("kilobytes", arguments.Number("kilobytes", 40)), ("hosts", hosts), ("fetches", hosts * pages), ("failed", failed), ("requests", server.Requests),
            ("most_at_once_per_host", server.MostAtOnce), ("seconds", seconds), ("fetches_per_second", hosts * pages / seconds),
            ("cpu_seconds_with_server", used));
        return failed == 0 && server.MostAtOnce == 1 ? 0 : 1;
    }

    // Without the pause between requests: it is the client that is measured, not the patience.
    private static ServiceProvider Services() => new ServiceCollection()
        .AddSingleton(Microsoft.Extensions.Options.Options.Create(new ScraperOptions { AllowedPrivateNetworks = ["127.0.0.0/8"], MinimumHostGap = TimeSpan.Zero }))
        .AddSingleton<HostLookup>((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]))
        .AddFetching()
        .BuildServiceProvider();
}
