using Microsoft.Extensions.Options;
using Npgsql;

namespace Chokepoint.Scraper.Alerts;

/// <summary>Tells every channel of each new shift once. How far a channel is stands in the database; a refused one is tried again.</summary>
internal sealed partial class AlertClock(
    AlertChannels channels, AlertLedger ledger, IOptions<AlertOptions> options, ILogger<AlertClock> logger) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly Dictionary<string, (int Failures, DateTimeOffset Next)> paused = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RoundAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed("all channels", Reason(exception), options.Value.Tick);
            }

            await Task.Delay(options.Value.Tick, ledger.Time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One look at what is new, for every channel.</summary>
    internal async Task RoundAsync(CancellationToken stopping)
    {
        foreach (var channel in await channels.AllAsync(stopping))
        {
            if (paused.TryGetValue(channel.Key, out var pause) && ledger.Time.GetUtcNow() < pause.Next)
            {
                continue;
            }

            try
            {
                await SendAsync(channel, stopping);
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested)
            {
                var failures = pause.Failures + 1;
                var wait = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, 30 * Math.Pow(2, failures - 1)));
                paused[channel.Key] = (failures, ledger.Time.GetUtcNow() + wait);
                LogFailed(channel.Name, Reason(exception), wait);
            }
        }
    }

    private async Task SendAsync(AlertChannel channel, CancellationToken stopping)
    {
        await using var turn = await ledger.TurnAsync(channel, stopping);
        if (turn is null)
        {
            return;
        }

        foreach (var part in turn.Shifts.Chunk(channel.AtOnce))
        {
            await channel.SendAsync(part, stopping);
            await turn.DeliveredAsync(part[^1].Id, stopping);
            LogSent(part.Length, channel.Name);
        }

        await turn.DoneAsync(stopping);
        paused.Remove(channel.Key);
    }

    // The message of a fault of the network may hold the address, and with it a secret.
    private static string Reason(Exception exception) => exception switch
    {
        AlertRefusedException refused => refused.Message,
        OperationCanceledException => "no answer in time",
        HttpRequestException { InnerException: Fetching.Addresses.BlockedAddressException blocked } => blocked.Message,
        HttpRequestException http => $"not reachable ({http.HttpRequestError})",
        System.Net.Mail.SmtpException mail => $"the server said {mail.StatusCode}",
        NpgsqlException => "the database did not answer",
        _ => exception.GetType().Name,
    };

    [LoggerMessage(LogLevel.Information, "Told of {Count} shifts: {Channel}")]
    private partial void LogSent(int count, string channel);

    [LoggerMessage(LogLevel.Warning, "Shifts could not be told: {Channel}: {Reason}; again in {Wait}")]
    private partial void LogFailed(string channel, string reason, TimeSpan wait);
}
