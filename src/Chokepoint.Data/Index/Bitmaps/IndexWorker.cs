using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>Builds the index after the start, keeps it fresh, and builds it anew when in doubt. Until it is there, SQL answers.</summary>
internal sealed partial class IndexWorker(
    IndexKeeper keeper, ChangeListener listener, IOptions<ArticleIndexOptions> options, ILogger<IndexWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    // Renewing may take this part of the time; under a flood of changes the index runs a little behind instead of taking a processor.
    private const int RestPerWork = 4;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await BuildAsync(stoppingToken);
                await FollowAsync(stoppingToken);
            }
            catch (IndexDoubtException exception)
            {
                LogDoubt(exception.Message);
                keeper.Drop();
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogDropped(exception);
                keeper.Drop();
                await Task.Delay(Retry, stoppingToken);
            }
        }
    }

    private async Task BuildAsync(CancellationToken stoppingToken)
    {
        var answersBySql = false;
        while (!await keeper.HasAsync(options.Value.FromArticles, stoppingToken))
        {
            keeper.Readiness.End();
            answersBySql = true;
            await Task.Delay(options.Value.LookAgain, stoppingToken);
        }

        // An archive that has just grown large goes on being answered by SQL.
        if (!answersBySql)
        {
            keeper.Readiness.Begin(await keeper.EstimateAsync(stoppingToken));
        }

        var started = Stopwatch.GetTimestamp();
        await keeper.LoadAsync(stoppingToken);
        if (keeper.Current is { } state)
        {
            LogBuilt(state.Count, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds, state.Bytes / (1024 * 1024));
        }
    }

    private async Task FollowAsync(CancellationToken stoppingToken)
    {
        using var wake = new SemaphoreSlim(0, 1);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var listening = listener.ListenAsync(wake, stop.Token);
        try
        {
            while (true)
            {
                await wake.WaitAsync(Poll, stoppingToken);
                var started = Stopwatch.GetTimestamp();
                await keeper.RefreshAsync(stoppingToken);
                await Task.Delay(Stopwatch.GetElapsedTime(started) * RestPerWork, stoppingToken);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await listening;
        }
    }

    [LoggerMessage(LogLevel.Information, "Index of {Articles} articles built in {Milliseconds} ms; it takes {Megabytes} MB")]
    private partial void LogBuilt(long articles, long milliseconds, long megabytes);

    [LoggerMessage(LogLevel.Warning, "The index is built anew: {Reason}")]
    private partial void LogDoubt(string reason);

    [LoggerMessage(LogLevel.Warning, "The index was dropped; SQL answers until it is built again")]
    private partial void LogDropped(Exception exception);
}
