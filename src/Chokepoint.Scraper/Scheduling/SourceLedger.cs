using Chokepoint.Data;
using Chokepoint.Data.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Chokepoint.Scraper.Scheduling;

/// <summary>Leases and the coverage ledger, as the worker needs them: waits while the database restarts.</summary>
internal sealed partial class SourceLedger(
    SourcePolling polling, IDbContextFactory<ChokepointContext> contexts, IOptions<ScraperOptions> options, ILogger<SourceLedger> logger)
{
    // A server that says "not modified" for longer than this is asked without validators once: some lie.
    private static readonly TimeSpan ValidatorAge = TimeSpan.FromHours(24);

    public required TimeProvider Time { get; init; }

    public async Task<bool> RenewAsync(Source source, string owner, CancellationToken cancellationToken)
    {
        try
        {
            return await polling.RenewAsync(source.Id, owner, options.Value.Lease, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody else can take the lease while the database is away.
            LogWaiting(exception.Message);
            return true;
        }
    }

    public async Task ForgetOldValidatorsAsync(Source source, CancellationToken cancellationToken)
    {
        if (source.Etag is null && source.LastModified is null)
        {
            return;
        }

        var since = Time.GetUtcNow() - ValidatorAge;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var isFresh = await context.Fetches.AnyAsync(
            fetch => fetch.SourceId == source.Id && fetch.At > since && fetch.Outcome == FetchOutcome.Success, cancellationToken);
        if (!isFresh)
        {
            (source.Etag, source.LastModified) = (null, null);
        }
    }

    public async Task WriteAsync(Source source, string owner, PollReport report, CancellationToken cancellationToken)
    {
        var now = Time.GetUtcNow();
        var expected = PollRhythm.Expected(report.Published, now) ?? source.ExpectedInterval;
        var interval = report.Outcome is FetchOutcome.Success or FetchOutcome.NotModified
            ? PollRhythm.Next(source, report, expected, options.Value)
            : source.PollInterval;
        var failures = source.ConsecutiveFailures;
        var wait = PollRhythm.Wait(report, failures, interval ?? options.Value.MinimumPollInterval, (options.Value, Chance()));
        var result = new PollResult(report.Outcome, now + wait)
        {
            HttpStatus = report.HttpStatus,
            Seen = report.Seen,
            Added = report.Added,
            Failed = report.Failed,
            Message = report.Message,
            Etag = report.Etag,
            LastModified = report.LastModified,
            MovedTo = report.MovedTo,
            PollInterval = interval,
            ExpectedInterval = expected,
        };
        await PatientlyAsync(() => polling.RecordAsync(source.Id, owner, result, cancellationToken), cancellationToken);
    }

    // A restart of PostgreSQL takes seconds; the work of minutes is not thrown away for it.
    private async Task PatientlyAsync(Func<Task> write, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await write();
                return;
            }
            catch (Exception exception) when (tries < 8 && !cancellationToken.IsCancellationRequested && IsDatabaseAway(exception))
            {
                LogWaiting(exception.Message);
                await Task.Delay(TimeSpan.FromMilliseconds(100 * Math.Pow(2, tries)), Time, cancellationToken);
            }
        }
    }

    private static bool IsDatabaseAway(Exception exception) =>
        Fetching.FetchProblem.Causes(exception).Any(cause => cause is Npgsql.NpgsqlException { IsTransient: true } or IOException or System.Net.Sockets.SocketException
            || cause is Npgsql.PostgresException { SqlState: "57P01" or "57P02" or "57P03" });

#pragma warning disable CA5394 // spreads the load; nothing secret
    private static double Chance() => Random.Shared.NextDouble();
#pragma warning restore CA5394

    [LoggerMessage(LogLevel.Warning, "The database does not answer, trying again: {Reason}")]
    private partial void LogWaiting(string reason);
}
