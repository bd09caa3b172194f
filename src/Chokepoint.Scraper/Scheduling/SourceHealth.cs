using Chokepoint.Data.Sources;

namespace Chokepoint.Scraper.Scheduling;

/// <summary>How a source is doing, at a glance.</summary>
public enum SourceHealth
{
    /// <summary>Never read so far.</summary>
    New,
    Healthy,

    /// <summary>Readable, but it publishes far less than it used to: maybe a dead feed that still answers.</summary>
    Silent,

    /// <summary>The last polls failed.</summary>
    Failing,
    Paused,
}

public static class SourceHealths
{
    // A weekend is no silence.
    private static readonly TimeSpan ShortestSilence = TimeSpan.FromDays(3);

    public static SourceHealth Of(Source source, DateTimeOffset now) => source switch
    {
        { Paused: true } => SourceHealth.Paused,
        { LastFetchAt: null } => SourceHealth.New,
        { ConsecutiveFailures: > 0 } => SourceHealth.Failing,
        _ => SilentSince(source, now) is null ? SourceHealth.Healthy : SourceHealth.Silent,
    };

    /// <summary>The last new item of a source that is overdue by far; null where it keeps its rhythm or has none yet.</summary>
    public static DateTimeOffset? SilentSince(Source source, DateTimeOffset now)
    {
        if (source.ExpectedInterval is not { } expected)
        {
            return null;
        }

        var last = source.LastNewItemAt ?? source.AddedAt;
        var overdue = expected * 4 > ShortestSilence ? expected * 4 : ShortestSilence;
        return now - last > overdue ? last : null;
    }
}
