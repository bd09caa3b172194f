using Chokepoint.Data.Articles;
using Microsoft.Extensions.Options;

namespace Chokepoint.Scraper.Reprocessing;

/// <summary>Once an hour lets raw pages go that are older than Scraper:KeepPagesFor. The articles stay.</summary>
internal sealed partial class PageCleaner(
    PageStore pages, IOptions<ScraperOptions> options, TimeProvider time, ILogger<PageCleaner> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                await CleanAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    public async Task<long> CleanAsync(CancellationToken cancellationToken)
    {
        var deleted = await pages.DeleteOlderAsync(time.GetUtcNow() - options.Value.KeepPagesFor, cancellationToken);
        if (deleted > 0)
        {
            LogCleaned(deleted, options.Value.KeepPagesFor);
        }

        return deleted;
    }

    [LoggerMessage(LogLevel.Information, "Let {Pages} raw pages go that were kept longer than {Kept}")]
    private partial void LogCleaned(long pages, TimeSpan kept);

    [LoggerMessage(LogLevel.Warning, "Old raw pages could not be let go, trying again in an hour: {Reason}")]
    private partial void LogFailed(string reason);
}
