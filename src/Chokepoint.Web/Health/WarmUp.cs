using System.Diagnostics;
using Chokepoint.Data.Index;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Chokepoint.Web.Health;

/// <summary>
/// Asks for the pages that readers open first before they do, so that nobody waits for the compiler. It is asked often enough
/// for the compiler to come back and do it well, but not for long.
/// </summary>
internal sealed partial class WarmUp(IServer server, IndexReadiness index, IHostApplicationLifetime lifetime, ILogger<WarmUp> logger)
    : BackgroundService, IHealthCheck
{
    private const int Rounds = 20;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly string[] Pages = ["/", "/?country=US", "/?company=huawei&stance=restrictive", "/matrix"];
    private volatile bool done;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(done ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The first pages are being prepared."));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);
        while (!index.IsReady)
        {
            await Task.Delay(Look, stoppingToken);
        }

        try
        {
            await AskAsync(stoppingToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !stoppingToken.IsCancellationRequested)
        {
            // Readers find it a little slow at first, and nothing else is wrong.
            LogCold(exception.Message);
        }

        done = true;
    }

    private async Task AskAsync(CancellationToken stoppingToken)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        using var client = new HttpClient { BaseAddress = HealthProbe.OnThisMachine(string.Join(';', addresses)) };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        var clock = Stopwatch.StartNew();
        for (var round = 0; round < Rounds && clock.Elapsed < Budget; round++)
        {
            foreach (var page in Pages)
            {
                using var answer = await client.GetAsync(new Uri(page, UriKind.Relative), stoppingToken);
                await answer.Content.ReadAsByteArrayAsync(stoppingToken);
            }
        }

        LogWarm(clock.ElapsedMilliseconds);
    }

    [LoggerMessage(LogLevel.Information, "The first pages are ready after {Milliseconds} ms")]
    private partial void LogWarm(long milliseconds);

    [LoggerMessage(LogLevel.Warning, "The first pages could not be asked for, so they will be slow once: {Reason}")]
    private partial void LogCold(string reason);
}
