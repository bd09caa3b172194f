using Chokepoint.Data.Sources;
using Microsoft.Extensions.Options;

namespace Chokepoint.Scraper.Scheduling;

/// <summary>Reads one leased source: keeps the lease alive meanwhile, and writes the ledger afterwards.</summary>
internal sealed partial class SourceWorker(
    SourcePoll poll, SourceLedger ledger, IOptions<ScraperOptions> options, ILogger<SourceWorker> logger)
{
    public async Task ReadAsync(Source source, string owner, CancellationToken stopping)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var renewal = RenewAsync(source, owner, lost);
        try
        {
            await ledger.ForgetOldValidatorsAsync(source, lost.Token);
            var report = await PollAsync(source, lost.Token);
            await ledger.WriteAsync(source, owner, report, lost.Token);
            LogRead(source.Slug, report.Outcome, report.Added, report.Failed, report.Message);
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            LogGivenUp(source.Slug);
        }
        catch (Exception exception)
        {
            // The database is away: the lease ends by itself, and the source is due again.
            LogNotRecorded(exception, source.Slug);
        }
        finally
        {
            await lost.CancelAsync();
            await renewal;
        }
    }

    private async Task<PollReport> PollAsync(Source source, CancellationToken cancellationToken)
    {
        try
        {
            return await poll(source, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // One bad source must not stop the others, and what happened must be seen on its page.
            LogFault(exception, source.Slug);
            return new PollReport(FetchOutcome.Failed) { Message = $"Chokepoint itself failed on this source: {exception.Message}" };
        }
    }

    private async Task RenewAsync(Source source, string owner, CancellationTokenSource lost)
    {
        try
        {
            while (true)
            {
                await Task.Delay(options.Value.Lease / 3, ledger.Time, lost.Token);
                if (!await ledger.RenewAsync(source, owner, lost.Token))
                {
                    await lost.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The source is read, or we stop.
        }
    }

    [LoggerMessage(LogLevel.Information, "Read {Source}: {Outcome}, {Added} new, {Failed} failed. {Message}")]
    private partial void LogRead(string source, FetchOutcome outcome, int added, int failed, string? message);

    [LoggerMessage(LogLevel.Information, "Gave {Source} back before it was read")]
    private partial void LogGivenUp(string source);

    [LoggerMessage(LogLevel.Error, "The outcome for {Source} could not be recorded; it is read again when its lease ends")]
    private partial void LogNotRecorded(Exception exception, string source);

    [LoggerMessage(LogLevel.Error, "Reading {Source} failed")]
    private partial void LogFault(Exception exception, string source);
}
