using Chokepoint.Data.Sources;

namespace Chokepoint.Scraper.Scheduling;

/// <summary>How often a source publishes, and from that when to look again. Pure.</summary>
internal static class PollRhythm
{
    private const int Enough = 4;
    internal const int Recent = 40;

    private static readonly TimeSpan First = TimeSpan.FromHours(1);

    /// <summary>The usual time between two entries; null where the dates do not tell.</summary>
    public static TimeSpan? Expected(IEnumerable<DateTimeOffset> published, DateTimeOffset now)
    {
        // A clock that runs ahead says nothing about the rhythm; entries of one moment are one act of publishing.
        var moments = published.Where(at => at <= now.AddHours(1)).Distinct().OrderDescending().Take(Recent).ToList();
        if (moments.Count < Enough)
        {
            return null;
        }

        var gaps = moments.Zip(moments.Skip(1), (later, earlier) => later - earlier).Order().ToList();
        var mean = (moments[0] - moments[^1]) / gaps.Count;

        // Bursts make the median short and long pauses make the mean long: the truth for a reader lies between.
        return TimeSpan.FromTicks((gaps[gaps.Count / 2].Ticks + mean.Ticks) / 2);
    }

    /// <summary>The interval after a poll that worked.</summary>
    public static TimeSpan Next(Source source, PollReport report, TimeSpan? expected, ScraperOptions options)
    {
        var before = source.PollInterval ?? First;
        var adapted = report.Added > 0 ? before * 0.6 : before * 1.4;

        // Two looks per usual gap miss nothing; what really was found bends it, so that a rhythm that changed is followed.
        var wanted = expected is { } rhythm ? (adapted + rhythm) / 3 : adapted;
        return Clamp(wanted, options.MinimumPollInterval, options.MaximumPollInterval);
    }

    /// <summary>When to look again.</summary>
    /// <param name="with">The settings, and a chance of 0 to 1 that spreads sources which were added together.</param>
    public static TimeSpan Wait(PollReport report, int failures, TimeSpan interval, (ScraperOptions Options, double Chance) with)
    {
        var spread = 0.9 + (0.2 * with.Chance);
        if (report.Outcome is FetchOutcome.Success or FetchOutcome.NotModified)
        {
            // A backlog is worked off without waiting for the source's rhythm, but never before its host wants us back.
            var regular = report.Waiting > 0 ? with.Options.MinimumPollInterval : interval;
            return report.RetryAfter > regular * spread ? report.RetryAfter.Value : regular * spread;
        }

        var backOff = with.Options.MinimumPollInterval * Math.Pow(2, Math.Min(failures, 12)) * spread;
        var wait = Clamp(backOff, with.Options.MinimumPollInterval, with.Options.MaximumPollInterval);
        return report.RetryAfter > wait ? report.RetryAfter.Value : wait;
    }

    private static TimeSpan Clamp(TimeSpan value, TimeSpan low, TimeSpan high) => value < low ? low : value > high ? high : value;
}
