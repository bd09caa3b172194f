using System.Globalization;
using System.Text;
using Chokepoint.Data.Index;

namespace Chokepoint.Web.Layout;

/// <summary>Dates, numbers and outside names as this reader sees them.</summary>
internal sealed class Shown(Preferences preferences)
{
    private readonly CultureInfo language = preferences.Language;

    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);

    public string LongDay(DateOnly day) => day.ToString("ddd d MMMM yyyy", language);

    /// <summary>The day under which an article stands; a date without a time is the outlet's own and moves with no time zone.</summary>
    public DateOnly DayOf(ArticleRow row) => row is { DayOnly: true, PublishedAt: { } day }
        ? DateOnly.FromDateTime(day.UtcDateTime)
        : DayOf(row.PublishedAt ?? row.FirstSeenAt);

    public string Day(DateOnly day) => day.ToString("d MMM yyyy", language);

    public string Day(DateTimeOffset at) => Day(DayOf(at));

    public string Month(DateOnly day) => day.ToString("MMM yyyy", language);

    public string Time(DateTimeOffset at) => Local(at).ToString("HH:mm", language);

    public string Moment(DateTimeOffset at) => $"{LongDay(DayOf(at))}, {Time(at)}";

    public string Number(long number) => number.ToString("N0", language);

    public static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + "%";

    /// <summary>A short span of time in words, for "polled 3 min ago".</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => "less than a minute",
        { TotalHours: < 1 } => $"{(int)span.TotalMinutes} min",
        { TotalDays: < 1 } => $"{(int)span.TotalHours} h",
        _ => $"{(int)span.TotalDays} d",
    };

    /// <summary>An outside name cut to a length; one without a visible character gives way to <paramref name="otherwise"/>.</summary>
    public static string Name(string? text, string otherwise, int longest = 300)
    {
        if (string.IsNullOrEmpty(text) || !text.EnumerateRunes().Any(IsVisible))
        {
            return otherwise;
        }

        return text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1)] + "…";
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark);

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, preferences.Zone);
}
