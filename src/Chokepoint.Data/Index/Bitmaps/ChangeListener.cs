using Chokepoint.Data.Articles;
using Npgsql;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>Wakes at every change that another process commits. A replica cannot listen, so this asks the server that writes.</summary>
internal sealed class ChangeListener(NpgsqlDataSource database)
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(30);

    /// <summary>Runs until cancelled. Where listening fails, the caller's polling has to do.</summary>
    public async Task ListenAsync(SemaphoreSlim wake, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(cancellationToken);
                connection.Notification += (_, _) => Wake(wake);
                await using (var listen = new NpgsqlCommand($"listen {ArticleChanges.Channel}", connection))
                {
                    await listen.ExecuteNonQueryAsync(cancellationToken);
                }

                while (true)
                {
                    await connection.WaitAsync(cancellationToken);
                }
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(Retry, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private static void Wake(SemaphoreSlim wake)
    {
        if (wake.CurrentCount == 0)
        {
            try
            {
                wake.Release();
            }
            catch (SemaphoreFullException)
            {
                // It is awake already.
            }
        }
    }
}
