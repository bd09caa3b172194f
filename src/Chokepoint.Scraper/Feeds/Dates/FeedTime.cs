namespace Chokepoint.Scraper.Feeds;

public enum FeedTimePrecision
{
    Year,
    Month,
    Day,
    Instant,
}

/// <summary>
/// A date of a feed. A clock time without a zone is read as UTC and good for the day only, as its zone is unknown.
/// </summary>
public readonly record struct FeedTime(DateTimeOffset At, FeedTimePrecision Precision);
