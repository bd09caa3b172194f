using System.Diagnostics;
using Chokepoint.IntegrationTests.Support;

namespace Chokepoint.IntegrationTests.Scraper;

/// <summary>`chokepoint sources` as a person types it: processes of their own.</summary>
public sealed class SourcesCommandTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_source_is_added_polled_shown_paused_and_handed_to_another_reader()
    {
        await using var web = await OutsideWeb.StartAsync();
        WireFeed.Serve(web, 3);
        web.Status("/story-3.html", 404);
        web.Text("/", "<html><head><link rel=alternate type=application/rss+xml href=/feed.xml></head><body>Home</body></html>");
        var database = await postgres.NewDatabaseAsync();

        Assert.StartsWith($"added: 1\tWire\tFeed\t{web.Url("/feed.xml")}", await RunAsync(database, "add", web.Url("/")), StringComparison.Ordinal);
        Assert.StartsWith("known: 1", await RunAsync(database, "add", web.Url("/feed.xml")), StringComparison.Ordinal);
        var poll = await RunAsync(database, "poll", "1");
        Assert.Contains("Success: 3 seen, 2 added, 1 failed, 0 waiting", poll, StringComparison.Ordinal);
        var show = await RunAsync(database, "show", "wire");
        Assert.Contains($"unread: {web.Url("/story-3.html")}: the server answered 404: there is no such page (1 tries)", show, StringComparison.Ordinal);
        Assert.StartsWith("paused: 1", await RunAsync(database, "pause", "1"), StringComparison.Ordinal);
        Assert.Contains("\tpaused", await RunAsync(database, "list"), StringComparison.Ordinal);

        var file = Path.Combine(Path.GetTempPath(), $"chokepoint-{Guid.NewGuid():N}.opml");
        await File.WriteAllTextAsync(file, await RunAsync(database, "export"), TestContext.Current.CancellationToken);
        Assert.Equal($"added: 1\tWire\t{web.Url("/feed.xml")}", (await RunAsync(await postgres.NewDatabaseAsync(), "import", file)).Trim());
        File.Delete(file);
    }

    private static async Task<string> RunAsync(string database, params string[] arguments)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(
                "dotnet", [Path.Combine(AppContext.BaseDirectory, "chokepoint.dll"), "sources", .. arguments, "--database", database])
            {
                RedirectStandardOutput = true,
                Environment = { ["Scraper__AllowedPrivateNetworks__0"] = "127.0.0.0/8", ["Scraper__MinimumHostGap"] = "00:00:00" },
            },
        };
        process.Start();
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
