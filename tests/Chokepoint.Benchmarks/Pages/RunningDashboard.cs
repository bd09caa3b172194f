using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Chokepoint.Benchmarks.Running;

namespace Chokepoint.Benchmarks.Pages;

/// <summary>The dashboard as an operator runs it: a process of its own over a server that holds the data.</summary>
internal sealed class RunningDashboard : IAsyncDisposable
{
    private readonly Process process;

    private RunningDashboard(Process process, string address)
    {
        this.process = process;
        Address = address;
        Client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1000, AutomaticDecompression = DecompressionMethods.All })
        {
            BaseAddress = new Uri(address),
            Timeout = TimeSpan.FromMinutes(10),
        };
    }

    public string Address { get; }

    public HttpClient Client { get; }

    public double Megabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1048576.0;
        }
    }

    /// <summary>What all threads of the dashboard have worked so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static async Task<RunningDashboard> StartAsync(string database, CancellationToken cancellationToken)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", [Program()]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["ASPNETCORE_URLS"] = address;
        start.Environment["CHOKEPOINT_DATABASE"] = database;
        start.Environment["Serilog__MinimumLevel__Default"] = "Warning";
        var process = Process.Start(start) ?? throw new UsageException("The dashboard does not start.");
        process.OutputDataReceived += (_, line) => Report.Remark(line.Data ?? "");
        process.BeginOutputReadLine();
        var dashboard = new RunningDashboard(process, address);
        await dashboard.WaitAsync(cancellationToken);
        return dashboard;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    // The index in memory is built after the start; until then SQL answers, which is not what is measured.
    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        for (var quick = 0; quick < 3;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (process.HasExited)
            {
                throw new UsageException("The dashboard ended before it was ready; does --database name a server with articles?");
            }

            var clock = Stopwatch.GetTimestamp();
            try
            {
                using var answer = await Client.GetAsync(new Uri("/api/v1/facets?stance=restrictive", UriKind.Relative), cancellationToken);
                quick = answer.IsSuccessStatusCode && Stopwatch.GetElapsedTime(clock) < TimeSpan.FromSeconds(2) ? quick + 1 : 0;
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }

            await Task.Delay(1000, cancellationToken);
        }
    }

    // Of the same configuration as this program, and with its static files.
    private static string Program()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var root = own;
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Chokepoint.slnx")))
        {
            root = root.Parent;
        }

        return Path.Combine(root?.FullName ?? "", "src", "Chokepoint.Web", "bin", own.Parent?.Name ?? "Release", own.Name, "Chokepoint.Web.dll");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
