using System.Diagnostics;
using Chokepoint.IntegrationTests.Support;
using Chokepoint.Scraper.Fetching;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Chokepoint.IntegrationTests.Scraper;

/// <summary>Any number of scrapers share the work, one dies, and every article is there once.</summary>
public sealed class ManyScrapersTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly (string Name, string Value)[] Quick =
    [
        ("Tick", "00:00:00.1"), ("MinimumPollInterval", "00:00:00"), ("MaximumPollInterval", "00:00:02"),
    ];

    private OutsideWeb web = null!; // set before each test
    private string database = "";
    private ScraperWorld world = null!; // set before each test

    public async ValueTask InitializeAsync()
    {
        web = await OutsideWeb.StartAsync();
        database = await postgres.NewDatabaseAsync();
        world = new ScraperWorld(database);
    }

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        await web.DisposeAsync();
    }

    [Fact]
    public async Task Two_at_once_fetch_each_page_once_and_each_host_by_one_of_them_at_a_time()
    {
        const int sources = 6;
        const int pages = 5;
        var busy = new int[sources];
        var most = 0;
        for (var host = 0; host < sources; host++)
        {
            var number = host;
            web.Text($"/feed-{host}.xml", WireFeed.Rss(Enumerable.Range(1, pages).Select(item => WireFeed.Item((number * 10) + item))), "application/rss+xml");
            for (var item = (host * 10) + 1; item <= (host * 10) + pages; item++)
            {
                var page = WireFeed.Page(item);
                web.Map($"/story-{item}.html", async context =>
                {
                    most = Math.Max(most, Interlocked.Increment(ref busy[number]));
                    await Task.Delay(20, context.RequestAborted);
                    Interlocked.Decrement(ref busy[number]);
                    await context.Response.WriteAsync(page);
                });
            }

            await world.AddAsync($"http://s{host}.test:{web.Address.Port}/feed-{host}.xml");
        }

        using var one = Start();
        using var two = Start();
        await Eventually.HoldsAsync(async () => await CountAsync() == sources * pages, "both scrapers have read all pages");
        await Task.WhenAll(one.StopAsync(TestContext.Current.CancellationToken), two.StopAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, most);
        Assert.All(web.Requests.Where(request => request.Path.StartsWith("/story", StringComparison.Ordinal)).GroupBy(request => request.Path), group => Assert.Single(group));
        Assert.Equal(0L, await world.ScalarAsync<long>("select count(*) from source where lease_owner is not null"));
    }

    [Fact]
    public async Task Two_processes_keep_the_gap_to_a_host_together()
    {
        web.Text("/x", "hello");
        var gap = ("MinimumHostGap", "00:00:00.2");
        await using var one = new ScraperWorld(database, null, gap);
        await using var two = new ScraperWorld(database, null, gap);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(number => (number % 2 == 0 ? one : two).Get<PoliteClient>().FetchAsync(web.Url("/x"))));
        var times = web.Requests.Where(request => request.Path == "/x").Select(request => request.At).Order().ToList();
        Assert.Equal(6, times.Count);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromMilliseconds(190)));
    }

    [Fact]
    public async Task A_scraper_killed_in_the_middle_of_a_batch_leaves_every_article_once()
    {
        const int pages = 25;
        // The lock on a host outlives its holder by this time twice.
        using var first = Process("00:00:08");
        WireFeed.Serve(web, pages);
        var calls = 0;
        for (var number = 1; number <= pages; number++)
        {
            var page = WireFeed.Page(number);
            web.Map($"/story-{number}.html", context =>
            {
                if (Interlocked.Increment(ref calls) == 9)
                {
                    first.Kill();
                }

                return context.Response.WriteAsync(page);
            });
        }

        var source = await world.AddAsync(web.Url("/feed.xml"));
        first.Start();
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.InRange(await CountAsync(), 1, pages - 1);

        using var second = Process("00:02:00");
        second.Start();
        try
        {
            await Eventually.HoldsAsync(async () => await CountAsync() >= pages, "the second scraper has read the rest");
            // An article is stored before its entry is struck off.
            await Eventually.HoldsAsync(async () => await world.ScalarAsync<long>("select count(*) from failed_item") == 0, "no entry is left to read");
            await Eventually.HoldsAsync(async () => (await world.SourceAsync(source.Id)).LastError is null, "the poll has ended well");
        }
        finally
        {
            second.Kill();
        }

        Assert.Equal((long)pages, await world.ScalarAsync<long>("select count(distinct url) from article"));
        Assert.Equal((long)pages, await world.ScalarAsync<long>("select count(*) from article"));
        Assert.Equal(0L, await world.ScalarAsync<long>("select count(*) from failed_item"));
    }

    private IHost Start()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        ScraperWorld.Configure(builder.Services, database, null, polls: true, Quick);
        var host = builder.Build();
        host.Start();
        return host;
    }

    private Process Process(string timeout)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Chokepoint.Scraper.dll")])
        {
            Environment =
            {
                ["ConnectionStrings__Chokepoint"] = database,
                ["Scraper__AllowedPrivateNetworks__0"] = "127.0.0.0/8",
                ["Scraper__MinimumHostGap"] = "00:00:00",
                ["Scraper__Lease"] = "00:00:03",
                ["Scraper__Timeout"] = timeout,
                ["Serilog__MinimumLevel__Default"] = "Error",
                ["Scraper__HealthFile"] = Path.Combine(Path.GetTempPath(), $"chokepoint-{Guid.NewGuid():N}.alive"),
            },
        };
        foreach (var (name, value) in Quick)
        {
            start.Environment["Scraper__" + name] = value;
        }

        return new Process { StartInfo = start };
    }

    private async Task<int> CountAsync() => (int)await world.ScalarAsync<long>("select count(*) from article");
}
