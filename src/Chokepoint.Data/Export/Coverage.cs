using Microsoft.Extensions.Logging;
using Npgsql;

namespace Chokepoint.Data.Export;

/// <summary>Which sources are read and when they were not.</summary>
/// <param name="Sources">Slugs, and since when each is read.</param>
/// <param name="Gaps">Of the last year and a month; empty until they are known.</param>
public sealed record CoverageState(IReadOnlyDictionary<string, DateTimeOffset> Sources, IReadOnlyList<CoverageGap> Gaps)
{
    public static readonly CoverageState Unknown = new(new Dictionary<string, DateTimeOffset>(), []);
}

/// <summary>The ledger's gaps for views: read behind them and kept for minutes, so that none waits for it.</summary>
public sealed partial class Coverage(ReadDatabase database, TimeProvider time, ILogger<Coverage> logger)
{
    private const int DaysBack = 400;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private readonly Lock gate = new();
    private CoverageState known = CoverageState.Unknown;
    private DateTimeOffset due = DateTimeOffset.MinValue;
    private Task reading = Task.CompletedTask;

    /// <summary>What is known; the first call waits a moment for it.</summary>
    public async Task<CoverageState> NowAsync(CancellationToken cancellationToken)
    {
        Task current;
        lock (gate)
        {
            if (time.GetUtcNow() >= due)
            {
                due = time.GetUtcNow() + Fresh;
                reading = Task.Run(ReadAsync, CancellationToken.None);
            }

            current = reading;
        }

        if (ReferenceEquals(known, CoverageState.Unknown))
        {
            await Task.WhenAny(current, Task.Delay(Patience, cancellationToken));
        }

        return known;
    }

    private async Task ReadAsync()
    {
        try
        {
            await using var connection = await database.Source.OpenConnectionAsync();
            var since = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-DaysBack);
            known = new CoverageState(
                await CoverageLedger.SourcesAsync(connection, CancellationToken.None),
                await CoverageLedger.ReadAsync(connection, new() { From = since }, CancellationToken.None));
        }
        catch (NpgsqlException exception)
        {
            LogUnread(exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The coverage of sources could not be read; the next look tries again")]
    private partial void LogUnread(Exception exception);
}
