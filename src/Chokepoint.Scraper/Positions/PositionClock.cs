using Chokepoint.Data.Positions;

namespace Chokepoint.Scraper.Positions;

/// <summary>Weighs positions again behind the articles; any number of processes may run one, and one of them works.</summary>
internal sealed partial class PositionClock(PositionKeeper keeper, TimeProvider time, ILogger<PositionClock> logger) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await UpdateAsync(stoppingToken);
            await Task.Delay(Tick, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task UpdateAsync(CancellationToken stopping)
    {
        try
        {
            if (await keeper.UpdateAsync(stopping) is > 0 and var pairs)
            {
                LogWeighed(pairs);
            }
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            // Nothing is lost: the next round starts where this one did.
            LogFailed(exception);
        }
        catch (OperationCanceledException)
        {
            // We stop.
        }
    }

    [LoggerMessage(LogLevel.Information, "Weighed {Pairs} positions")]
    private partial void LogWeighed(int pairs);

    [LoggerMessage(LogLevel.Warning, "Positions could not be weighed; trying again")]
    private partial void LogFailed(Exception exception);
}
