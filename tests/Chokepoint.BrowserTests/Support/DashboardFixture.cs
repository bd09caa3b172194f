using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Chokepoint.BrowserTests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(DashboardFixture))]

// They share one dashboard, and some add articles that others count.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Chokepoint.BrowserTests.Support;

/// <summary>The dashboard as a user starts it: a process of its own on an empty home, with its embedded PostgreSQL; and a real browser.</summary>
public sealed class DashboardFixture : IAsyncLifetime
{
    private static int started;
    private readonly string home = Path.Combine(Path.GetTempPath(), $"chokepoint-browser-{Environment.ProcessId}-{Interlocked.Increment(ref started)}");
    private readonly List<string> output = [];
    private Process? server;
    private IPlaywright? playwright;
    private readonly ConcurrentQueue<(string? Test, IBrowserContext Context)> open = new();
    private IBrowser? browser;

    public string Address { get; private set; } = "";

    /// <summary>Another one, for tests that need the list as it is at the very first start.</summary>
    public static async Task<DashboardFixture> StartAnotherAsync()
    {
        var another = new DashboardFixture();
        await another.InitializeAsync();
        return another;
    }

    public async ValueTask InitializeAsync()
    {
        Address = $"http://127.0.0.1:{BuildOutput.FreePort()}";
        server = Start();
        await WaitUntilReadyAsync();
        playwright = await Playwright.CreateAsync();
        // A busy machine is slow, and slowness is no mistake of the page.
        Assertions.SetDefaultExpectTimeout(30_000);
        browser = await ChromiumFinder.LaunchAsync(playwright);
    }

    /// <summary>A page of a new visitor.</summary>
    public async Task<IPage> OpenAsync(string path, BrowserNewContextOptions? options = null)
    {
        await CloseOfOtherTestsAsync();
        var context = await (browser ?? throw new InvalidOperationException("no browser")).NewContextAsync(options ?? new()
        {
            ViewportSize = new() { Width = 1440, Height = 900 },
        });
        open.Enqueue((TestContext.Current.Test?.UniqueID, context));
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address + path);
        await page.Locator("html[data-ready]").WaitForAsync();
        return page;
    }

    // Pages left open go on drawing and listening, and slow down what comes after.
    private async Task CloseOfOtherTestsAsync()
    {
        while (open.TryPeek(out var oldest) && oldest.Test != TestContext.Current.Test?.UniqueID && open.TryDequeue(out oldest))
        {
            await oldest.Context.CloseAsync();
        }
    }

    /// <summary>Imports articles as an analyst does: a file and the command, beside the running dashboard.</summary>
    public async Task ImportAsync(params object[] articles)
    {
        var file = Path.Combine(home, $"import-{Guid.NewGuid():N}.jsonl");
        await File.WriteAllLinesAsync(file, articles.Select(article => JsonSerializer.Serialize(article)));
        using var process = Process.Start(Dotnet("Chokepoint.Cli", "chokepoint.dll", "import", file)) ?? throw new InvalidOperationException("the command does not start");
        var said = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, said);
    }

    /// <summary>Waits until positions are known: they are weighed some seconds after the first start.</summary>
    public async Task KnowPositionsAsync()
    {
        using var client = new HttpClient();
        for (var tries = 0; tries < 60; tries++)
        {
            using var step = JsonDocument.Parse(await client.GetStringAsync(Address + "/matrix/step?actor=GB&target=huawei", TestContext.Current.CancellationToken));
            if (step.RootElement.GetProperty("cells").GetArrayLength() > 0)
            {
                return;
            }

            await Task.Delay(500, TestContext.Current.CancellationToken);
        }

        Assert.Fail("No position was weighed within half a minute.");
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (server is { HasExited: false })
        {
            // SIGTERM, as a service manager does: the database stops with it.
            using var kill = Process.Start("kill", ["-TERM", server.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await server.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(40)).Token);
        }

        server?.Dispose();
        Directory.Delete(home, recursive: true);
    }

    private Process Start()
    {
        var start = Dotnet("Chokepoint.Web", "Chokepoint.Web.dll");
        start.Environment["ASPNETCORE_URLS"] = Address;
        // The outlets of the tests live on this machine.
        start.Environment["Scraper__AllowedPrivateNetworks__0"] = "127.0.0.0/8";
        start.Environment["Scraper__MinimumHostGap"] = "00:00:00";
        var process = Process.Start(start) ?? throw new InvalidOperationException("the dashboard does not start");
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private ProcessStartInfo Dotnet(string project, string assembly, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(BuildOutput.FolderOf(project), assembly), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["CHOKEPOINT_HOME"] = home;
        start.Environment.Remove("CHOKEPOINT_DATABASE");
        start.Environment.Remove("ConnectionStrings__Chokepoint");
        return start;
    }

    private void Note(string? line)
    {
        lock (output)
        {
            output.Add(line ?? "");
        }
    }

    private async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient();
        for (var tries = 0; tries < 240; tries++)
        {
            if (server is { HasExited: true })
            {
                break;
            }

            try
            {
                using var answer = await client.GetAsync(new Uri(Address + "/health/ready"));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }

            await Task.Delay(500);
        }

        lock (output)
        {
            throw new InvalidOperationException("The dashboard did not become ready:\n" + string.Join('\n', output));
        }
    }
}
