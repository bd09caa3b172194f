using System.Globalization;
using System.Text.RegularExpressions;
using Chokepoint.Scraper.Feeds.Dates;

namespace Chokepoint.Scraper.Feeds;

/// <summary>
/// Reads dates as feeds write them: RFC 822 and ISO 8601 with all their misspellings, names of months in common languages,
/// zones by name. What could mean two instants is none.
/// </summary>
public static partial class FeedDate
{
    private const int MaximumLength = 120;

    public static FeedTime? Parse(string? text)
    {
        var trimmed = text?.Trim();
        if (string.IsNullOrEmpty(trimmed) || trimmed.Length > MaximumLength)
        {
            return null;
        }

        if (CompactDate.Parse(trimmed) is { } compact)
        {
            return compact;
        }

        var rest = Parenthesis().Replace(trimmed, " ");
        var clock = Clock().Match(rest);
        if (!clock.Success)
        {
            return CalendarDay.Parse(Zones.WithoutZone(rest)) is { } day ? new FeedTime(Utc(day.Date), day.Precision) : null;
        }

        return Combine(rest, clock);
    }

    private static FeedTime? Combine(string text, Match clock)
    {
        var (rest, zone) = Zones.Take(text.Remove(clock.Index, clock.Length).Insert(clock.Index, " "), clock.Index);
        if (TimeOfDay(clock) is not { } time || CalendarDay.Parse(rest) is not { Precision: FeedTimePrecision.Day } day)
        {
            return null;
        }

        zone ??= day.IsKorean || clock.Groups["half"].Value is "오전" or "오후" ? Zones.Korea : null;
        var local = Utc(day.Date) + time;
        if (zone is null)
        {
            return new FeedTime(local, FeedTimePrecision.Day);
        }

        var offset = zone.At(local.DateTime);
        return local.UtcTicks - offset.Ticks is var ticks && ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            ? new FeedTime(new DateTimeOffset(ticks, TimeSpan.Zero), FeedTimePrecision.Instant)
            : null;
    }

    internal static DateTimeOffset Utc(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static TimeSpan? TimeOfDay(Match clock)
    {
        var hour = Number(clock.Groups["hour"].Value);
        var minute = Number(clock.Groups["minute"].Value);
        var second = clock.Groups["second"].Success ? Number(clock.Groups["second"].Value) : 0;
        var half = clock.Groups["half"].Value.ToLowerInvariant();
        if (half.Length > 0)
        {
            if (hour > 12 && half[0] is 'a' or '오' && half is not "오후")
            {
                return null;
            }

            hour = half[0] is 'p' || half == "오후" ? hour < 12 ? hour + 12 : hour : hour % 12;
        }

        // 60 is a leap second; 24:00 is the end of the day.
        var valid = hour < 24 && minute < 60 && second <= 60 || hour == 24 && minute == 0 && second == 0;
        return valid ? new TimeSpan(hour, minute, Math.Min(second, 59)) : null;
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"(?<![\d.:+-])(?:(?<half>오전|오후)\s*)?(?<hour>\d{1,2})(?::|h(?=\d))(?<minute>\d{2})(?!\d)(?::(?<second>\d{2})(?![\d:])(?:[.,]\d+)?)?(?:\s*(?<half>[ap]\.?m\b\.?))?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Parenthesis();
}
