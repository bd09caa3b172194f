using Chokepoint.Data.Articles;
using Npgsql;

namespace Chokepoint.Web.Timeline;

/// <summary>Hears from the database that articles changed, once for all readers.</summary>
internal sealed partial class ArticleNews(NpgsqlDataSource database, ILogger<ArticleNews> logger) : BackgroundService
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    private volatile TaskCompletionSource next = Make();

    /// <summary>Ends at the next change; take it before looking, so that no change falls between.</summary>
    public Task NextAsync() => next.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogLost(exception.Message);
                await Task.Delay(Retry, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, _) => Announce();
        await using (var listen = new NpgsqlCommand($"listen {ArticleChanges.Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        // What changed while nobody listened counts too.
        Announce();
        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }

    private void Announce() => Interlocked.Exchange(ref next, Make()).TrySetResult();

    private static TaskCompletionSource Make() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(LogLevel.Warning, "News of articles come late, the database does not answer: {Reason}")]
    private partial void LogLost(string reason);
}
