using System.Diagnostics;
using System.Globalization;
using Chokepoint.Data;
using Chokepoint.Data.Embedded;
using Chokepoint.IntegrationTests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chokepoint.IntegrationTests.Scraper;

public sealed class DatabaseRestartTests : IDisposable
{
    private const int Pages = 20;
    private readonly EmbeddedPostgresOptions options = TestServer.Options($"restart-{Guid.NewGuid():N}") with { Durable = true };

    public void Dispose()
    {
        if (Directory.Exists(options.DataRoot))
        {
            Directory.Delete(options.DataRoot, recursive: true);
        }
    }

    [Fact]
    public async Task PostgreSQL_killed_and_started_under_load_loses_no_article_and_doubles_none()
    {
        await using var first = await EmbeddedPostgres.StartAsync(options, NullLogger.Instance);
        var database = await first.EnsureDatabaseAsync("chokepoint");
        await using var world = new ScraperWorld(database);
        await world.Get<DatabaseMigrator>().MigrateAsync(TestContext.Current.CancellationToken);
        await using var web = await OutsideWeb.StartAsync();
        WireFeed.Serve(web, Pages);
        var reached = new TaskCompletionSource();
        web.Map("/story-7.html", context =>
        {
            reached.TrySetResult();
            return context.Response.WriteAsync(WireFeed.Page(7));
        });
        await world.AddAsync(web.Url("/feed.xml"));

        using var scraper = Start(database);
        await reached.Task;
        await KillAsync();
        await using var second = await StartAgainAsync(first.Port);
        await Eventually.HoldsAsync(
            async () => await CountAsync(world, "article") >= Pages && await CountAsync(world, "failed_item") == 0, "all pages are read after the restart");
        await scraper.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Pages, await CountAsync(world, "article"));
        Assert.Equal((long)Pages, await world.ScalarAsync<long>("select count(distinct canonical_url) from article"));
    }

    private static IHost Start(string database)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        ScraperWorld.Configure(
            builder.Services, database, null, polls: true,
            ("Tick", "00:00:00.1"), ("Lease", "00:00:02"), ("MinimumPollInterval", "00:00:00"), ("MaximumPollInterval", "00:00:02"));
        var host = builder.Build();
        host.Start();
        return host;
    }

    private async Task KillAsync()
    {
        var file = Path.Combine(options.DataRoot, "cluster", "data", "postmaster.pid");
        var pid = int.Parse((await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken))[0], CultureInfo.InvariantCulture);
        using var postmaster = Process.GetProcessById(pid);
        postmaster.Kill();
        await postmaster.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    // Whoever connected somewhere meanwhile may have been given the port for a moment.
    private async Task<EmbeddedPostgres> StartAgainAsync(int port)
    {
        EmbeddedPostgres? server = null;
        await Eventually.HoldsAsync(
            async () =>
            {
                try
                {
                    server = await EmbeddedPostgres.StartAsync(options with { Port = port }, NullLogger.Instance, TestContext.Current.CancellationToken);
                    return true;
                }
                catch (EmbeddedPostgresException exception) when (exception.Message.Contains("could not bind", StringComparison.Ordinal))
                {
                    return false;
                }
            },
            $"port {port} is free again");
        return server ?? throw new InvalidOperationException("It has not started.");
    }

    private static async Task<int> CountAsync(ScraperWorld world, string table)
    {
        try
        {
            return (int)await world.ScalarAsync<long>($"select count(*) from {table}");
        }
        catch (Exception exception) when (DatabaseOutage.IsAway(exception))
        {
            return -1;
        }
    }
}
