using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Chokepoint.Data.Articles;

/// <summary>Removes old entries of the change feed; whoever fell behind by more than a day starts anew.</summary>
internal sealed partial class ChangePruner(NpgsqlDataSource database, TimeProvider time, ILogger<ChangePruner> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    // In parts, so that no transaction lasts long. The last entry stays: readers know by it where they are.
    private const string Delete = """
        delete from article_change where seq = any(array(
            select seq from article_change where at < $1 and seq < (select max(seq) from article_change) order by seq limit 10000))
        """;

    public async Task<int> PruneAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        for (var part = 1; part > 0;)
        {
            await using var command = database.CreateCommand(Delete);
            command.Parameters.Add(new() { Value = time.GetUtcNow() - Kept });
            part = await command.ExecuteNonQueryAsync(cancellationToken);
            removed += part;
        }

        return removed;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PruneAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Old entries of the change feed could not be removed; it is tried again in an hour")]
    private partial void LogFailed(Exception exception);
}
