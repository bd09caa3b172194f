using Chokepoint.Data.Sources;
using Chokepoint.Scraper.Duplicates;
using Microsoft.Extensions.Options;

namespace Chokepoint.Scraper.Scheduling;

/// <summary>Asks what is due and has a bounded pool read it. Any number of processes may run one.</summary>
internal sealed partial class PollClock(
    SourcePolling polling, SourceWorker worker, IOptions<ScraperOptions> options, ILogger<PollClock> logger) : BackgroundService
{
    private readonly string owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";
    private readonly Dictionary<long, Task> running = [];

    public required TimeProvider Time { get; init; }

    public required ClusterFinder Clusters { get; init; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        LogStarted(owner, options.Value.Concurrency);
        try
        {
            await CatchUpAsync(stoppingToken);
            while (true)
            {
                var isBusy = await RoundAsync(stoppingToken);
                Touch();
                await PauseAsync(isBusy, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(running.Values);
            await ReleaseAsync();
            LogStopped();
        }
    }

    // What a process left behind that was killed between storing and comparing.
    private async Task CatchUpAsync(CancellationToken stopping)
    {
        try
        {
            await Clusters.CatchUpAsync(stopping);
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            LogNoDatabase(exception.Message);
        }
    }

    // True while more may be due than the pool has room for.
    private async Task<bool> RoundAsync(CancellationToken stopping)
    {
        foreach (var id in running.Where(entry => entry.Value.IsCompleted).Select(entry => entry.Key).ToList())
        {
            running.Remove(id);
        }

        var room = options.Value.Concurrency - running.Count;
        if (room == 0)
        {
            return true;
        }

        try
        {
            var due = await polling.DueAsync(owner, room, options.Value.Lease, stopping);
            foreach (var source in due.Where(source => !running.ContainsKey(source.Id)))
            {
                running[source.Id] = Task.Run(() => worker.ReadAsync(source, owner, stopping), CancellationToken.None);
            }

            return due.Count == room;
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            LogNoDatabase(exception.Message);
            return false;
        }
    }

    private async Task PauseAsync(bool isBusy, CancellationToken stopping)
    {
        var tick = Task.Delay(options.Value.Tick, Time, stopping);
        await (isBusy && running.Count > 0 ? Task.WhenAny(running.Values.Append(tick)) : tick);
        stopping.ThrowIfCancellationRequested();
    }

    private async Task ReleaseAsync()
    {
        foreach (var id in running.Keys)
        {
            try
            {
                await polling.ReleaseAsync(id, owner, CancellationToken.None);
            }
            catch (Exception exception)
            {
                LogNoDatabase(exception.Message);
                return;
            }
        }
    }

    private void Touch()
    {
        if (options.Value.HealthFile is not { } file)
        {
            return;
        }

        try
        {
            HealthFile.Write(file, Time.GetUtcNow());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogNoHealthFile(file, exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "Polling as {Owner}, {Concurrency} sources at a time")]
    private partial void LogStarted(string owner, int concurrency);

    [LoggerMessage(LogLevel.Information, "Polling stopped, leases given back")]
    private partial void LogStopped();

    [LoggerMessage(LogLevel.Warning, "The database cannot be asked what is due, trying again: {Reason}")]
    private partial void LogNoDatabase(string reason);

    [LoggerMessage(LogLevel.Warning, "Scraper:HealthFile {File} cannot be written: {Reason}")]
    private partial void LogNoHealthFile(string file, string reason);
}
