using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Chokepoint.BrowserTests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(DashboardFixture))]

namespace Chokepoint.BrowserTests.Support;

/// <summary>The dashboard as a user starts it: a process of its own on an empty home, with its embedded PostgreSQL; and a real browser.</summary>
public sealed class DashboardFixture : IAsyncLifetime
{
    private readonly string home = Path.Combine(Path.GetTempPath(), $"chokepoint-browser-{Environment.ProcessId}");
    private readonly List<string> output = [];
    private Process? server;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Address = $"http://127.0.0.1:{FreePort()}";
        server = Start();
        await WaitUntilReadyAsync();
        playwright = await Playwright.CreateAsync();
        browser = await ChromiumFinder.LaunchAsync(playwright);
    }

    /// <summary>A page of a new visitor.</summary>
    public async Task<IPage> OpenAsync(string path, BrowserNewContextOptions? options = null)
    {
        var context = await (browser ?? throw new InvalidOperationException("no browser")).NewContextAsync(options ?? new()
        {
            ViewportSize = new() { Width = 1440, Height = 900 },
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address + path);
        return page;
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
        var start = new ProcessStartInfo("dotnet", [Path.Combine(WebFolder(), "Chokepoint.Web.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["ASPNETCORE_URLS"] = Address;
        start.Environment["CHOKEPOINT_HOME"] = home;
        start.Environment.Remove("CHOKEPOINT_DATABASE");
        start.Environment.Remove("ConnectionStrings__Chokepoint");
        var process = Process.Start(start) ?? throw new InvalidOperationException("the dashboard does not start");
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
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

    // The project's own output, not the copy beside the tests, which lacks the static files.
    private static string WebFolder()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var root = own;
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Chokepoint.slnx")))
        {
            root = root.Parent;
        }

        var configuration = own.Parent?.Name ?? "Debug";
        return Path.Combine(root?.FullName ?? "", "src", "Chokepoint.Web", "bin", configuration, own.Name);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
