using System.Globalization;
using System.Text.RegularExpressions;

namespace Chokepoint.Scraper.Feeds.Dates;

/// <summary>The day in a text from which clock time and zone were taken.</summary>
internal sealed record CalendarDay(DateOnly Date, FeedTimePrecision Precision, bool IsKorean = false)
{
    public static CalendarDay? Parse(string text)
    {
        List<string> words = [];
        List<string> numbers = [];
        foreach (var match in DateTokens.In(text))
        {
            (char.IsDigit(match[0]) ? numbers : words).Add(match);
        }

        var marked = words.Exists(word => word is "년" or "年" or "월" or "月");
        var korean = words.Contains("년");
        words.RemoveAll(DateWords.IsFiller);
        return DateWords.Month(words) switch
        {
            { IsUnsure: true } => null,
            { Number: > 0 and var month } => Named(month, numbers),
            _ => Numeric(numbers, text, DateWords.Weekday(words)) is { } day
                ? new CalendarDay(day, FeedTimePrecision.Day, korean && marked)
                : null,
        };
    }

    private static CalendarDay? Named(int month, List<string> numbers) => numbers switch
    {
        [{ Length: 4 } year] => Day(Number(year), month, 1) is { } day ? new CalendarDay(day, FeedTimePrecision.Month) : null,
        [{ Length: 4 } year, { Length: <= 2 } day] => Of(Number(year), month, Number(day)),
        [{ Length: <= 2 } day, { Length: 4 } year] => Of(Number(year), month, Number(day)),
        [{ Length: <= 2 } day, { Length: 2 } year] => Of(FullYear(year), month, Number(day)),
        _ => null,
    };

    private static DateOnly? Numeric(List<string> numbers, string text, DayOfWeek? weekday) => numbers switch
    {
        [{ Length: 4 } year, { Length: <= 3 } month, { Length: <= 2 } day] => Day(Number(year), Number(month), Number(day)),
        [{ Length: <= 2 } first, { Length: <= 2 } second, { Length: 2 or 4 } year] =>
            Ordered(Number(first), Number(second), FullYear(year), (text.Contains('.', StringComparison.Ordinal), weekday)),
        _ => null,
    };

    // Dots are day first everywhere; with slashes and dashes the numbers or the weekday must tell.
    private static DateOnly? Ordered(int first, int second, int year, (bool Dots, DayOfWeek? Weekday) hints)
    {
        var dayFirst = Day(year, second, first);
        var monthFirst = Day(year, first, second);
        if (hints.Dots || dayFirst is null || monthFirst is null || dayFirst == monthFirst)
        {
            return hints.Dots ? dayFirst : dayFirst ?? monthFirst;
        }

        return hints.Weekday is not { } weekday || (dayFirst.Value.DayOfWeek == weekday) == (monthFirst.Value.DayOfWeek == weekday) ? null
            : dayFirst.Value.DayOfWeek == weekday ? dayFirst : monthFirst;
    }

    private static CalendarDay? Of(int year, int month, int day) =>
        Day(year, month, day) is { } date ? new CalendarDay(date, FeedTimePrecision.Day) : null;

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private static int FullYear(string year) =>
        year.Length == 4 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900);

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}

internal static partial class DateTokens
{
    /// <summary>Numbers, and words in lower case without accents; signs between them are no tokens.</summary>
    public static IEnumerable<string> In(string text) => Token().Matches(text).Select(match => DateWords.Normal(match.Value));

    [GeneratedRegex(@"[0-9]+|[\p{L}\p{M}]+")]
    private static partial Regex Token();
}
