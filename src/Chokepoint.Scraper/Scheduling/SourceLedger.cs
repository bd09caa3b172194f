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
        var expected = await ExpectedAsync(source, report, now, cancellationToken);
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
            Waiting = report.Waiting,
            NewestItemAt = report.Published.Where(at => at <= now).Select(at => (DateTimeOffset?)at).Max(),
            Message = report.Message,
            Etag = report.Etag,
            LastModified = report.LastModified,
            MovedTo = report.MovedTo,
            PollInterval = interval,
            ExpectedInterval = expected,
        };
        await DatabaseOutage.PatientlyAsync(
            async () =>
            {
                await polling.RecordAsync(source.Id, owner, result, cancellationToken);
                return true;
            },
            Time,
            exception => LogWaiting(exception.Message),
            cancellationToken);
    }

    // Sources without dates show their rhythm by when something new was found.
    private async Task<TimeSpan?> ExpectedAsync(Source source, PollReport report, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (PollRhythm.Expected(report.Published, now) is { } expected)
        {
            return expected;
        }

        if (report.Published.Count > 0 || report.Added == 0)
        {
            return source.ExpectedInterval;
        }

        var found = await polling.FoundAtAsync(source.Id, PollRhythm.Recent, cancellationToken);
        return PollRhythm.Expected(found, now) ?? source.ExpectedInterval;
    }

#pragma warning disable CA5394 // spreads the load; nothing secret
    private static double Chance() => Random.Shared.NextDouble();
#pragma warning restore CA5394

    [LoggerMessage(LogLevel.Warning, "The database does not answer, trying again: {Reason}")]
    private partial void LogWaiting(string reason);
}
