using System.Buffers;
using System.Globalization;

namespace Chokepoint.Scraper.Feeds.Dates;

/// <summary>Digits only: ISO 8601's short forms and seconds since 1970.</summary>
internal static class CompactDate
{
    private static readonly SearchValues<char> DigitsAndDash = SearchValues.Create("0123456789-");

    public static FeedTime? Parse(string text)
    {
        if (text.Length == 15 + (text.EndsWith('Z') ? 1 : 0) && text[8] == 'T' && Exact(text.TrimEnd('Z'), "yyyyMMdd'T'HHmmss") is { } moment)
        {
            return new FeedTime(moment, text.EndsWith('Z') ? FeedTimePrecision.Instant : FeedTimePrecision.Day);
        }

        var digits = text.AsSpan().TrimStart('-');
        var short4 = text.Length - digits.Length == 1;
        if (digits.IsEmpty || digits.ContainsAnyExcept(DigitsAndDash))
        {
            return null;
        }

        return digits.Contains('-') ? Dashed(digits.ToString()) : short4 ? Day(digits, "yyMM", FeedTimePrecision.Month) : Bare(digits);
    }

    private static FeedTime? Bare(ReadOnlySpan<char> digits) => digits.Length switch
    {
        4 => Day(digits, "yyyy", FeedTimePrecision.Year),
        5 => Ordinal(Century(digits[..2]), digits[2..]),
        6 => Day(digits, "yyMMdd", FeedTimePrecision.Day),
        7 => Ordinal(Number(digits[..4]), digits[4..]),
        8 => Day(digits, "yyyyMMdd", FeedTimePrecision.Day),
        9 or 10 => new FeedTime(DateTimeOffset.FromUnixTimeSeconds(long.Parse(digits, CultureInfo.InvariantCulture)), FeedTimePrecision.Instant),
        13 => new FeedTime(DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(digits, CultureInfo.InvariantCulture)), FeedTimePrecision.Instant),
        _ => null,
    };

    private static FeedTime? Dashed(string digits) => digits.Split('-') switch
    {
        [{ Length: 4 } year, { Length: 3 } day] => Ordinal(Number(year), day),
        [{ Length: 2 } year, { Length: 3 } day] => Ordinal(Century(year), day),
        [{ Length: 4 }, { Length: 2 }, { Length: 2 }] => Day(digits, "yyyy-MM-dd", FeedTimePrecision.Day),
        [{ Length: 4 }, { Length: 2 }] => Day(digits, "yyyy-MM", FeedTimePrecision.Month),
        [{ Length: 2 }, { Length: 2 }] => Day(digits, "yy-MM", FeedTimePrecision.Month),
        [{ Length: 2 } year, { Length: 2 }, { Length: 2 } day] when Number(day) <= 12 && Number(year) <= 31 && year != day => null,
        [{ Length: 2 }, { Length: 2 }, { Length: 2 }] => Day(digits, "yy-MM-dd", FeedTimePrecision.Day),
        _ => null,
    };

    private static FeedTime? Ordinal(int year, ReadOnlySpan<char> day) =>
        year > 0 && Number(day) is > 0 and var number && number <= (DateTime.IsLeapYear(year) ? 366 : 365)
            ? new FeedTime(FeedDate.Utc(new DateOnly(year, 1, 1).AddDays(number - 1)), FeedTimePrecision.Day)
            : null;

    private static FeedTime? Day(ReadOnlySpan<char> digits, string format, FeedTimePrecision precision) =>
        Exact(digits, format) is { } day ? new FeedTime(day, precision) : null;

    private static DateTimeOffset? Exact(ReadOnlySpan<char> text, string format) =>
        DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : null;

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static int Century(ReadOnlySpan<char> digits) => Number(digits) + (Number(digits) < 50 ? 2000 : 1900);
}
