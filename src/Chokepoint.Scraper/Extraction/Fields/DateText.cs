using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Chokepoint.Scraper.Extraction.Fields;

/// <summary>Reads a date as pages write it. Unsure means none: 03/04/2024 has two readings, so it has none here.</summary>
internal static partial class DateText
{
    private static readonly FrozenDictionary<string, int> Months = Rules.RuleFile.Read("months.tsv")
        .SelectMany(row => row[1].Split(' ').Select(name => (name, month: int.Parse(row[0], CultureInfo.InvariantCulture))))
        .DistinctBy(pair => pair.name).ToFrozenDictionary(pair => pair.name, pair => pair.month);

    public readonly record struct Reading(DateTimeOffset At, bool IsInstant);

    public static Reading? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 300)
        {
            return null;
        }

        return Iso(text) ?? Epoch(text) ?? Named(text) ?? Numbers(text);
    }

    [GeneratedRegex(@"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d\d)(?::(\d\d))?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?", RegexOptions.IgnoreCase)]
    private static partial Regex IsoPattern { get; }

    [GeneratedRegex(@"(?<!\d)(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?(?!\d)")]
    private static partial Regex CompactPattern { get; }

    [GeneratedRegex(@"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?,?\s*(?:de |of |d'|d’)?\s*(\p{L}[\p{L}\p{M}]{1,14})\.?,?\s+(?:de |del )?(\d{4})", RegexOptions.IgnoreCase)]
    private static partial Regex DayFirst { get; }

    [GeneratedRegex(@"(\p{L}[\p{L}\p{M}]{2,30})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", RegexOptions.IgnoreCase)]
    private static partial Regex MonthFirst { get; }

    [GeneratedRegex(@"(?<!\d)(\d{4})\s?[/.年년]\s?(\d{1,2})\s?[/.月월]\s?(\d{1,2})(?!\d)")]
    private static partial Regex YearFirst { get; }

    [GeneratedRegex(@"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")]
    private static partial Regex Numeric { get; }

    // A line such as "Do 25.04.24 | 14:07 Uhr": a clock stands behind the date.
    [GeneratedRegex(@"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d\d)(?=[\s,|–-]+(?:um |kl\.? |at )?\d{1,2}[:.]\d\d)")]
    private static partial Regex ShortYear { get; }

    // Where bare numbers go year first.
    [GeneratedRegex(@"[\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF]")]
    private static partial Regex EastAsian { get; }

    // An element's end leaves no space: "Jane DoeDec 05, 2023".
    [GeneratedRegex(@"^.*\p{Ll}(?=\p{Lu}\p{Ll}+$)")]
    private static partial Regex GluedBefore { get; }

    [GeneratedRegex(@"(\d{1,2}):(\d\d)(?::(\d\d))?\s*(GMT|UTC|Z|[+-]\d\d:?\d\d)", RegexOptions.IgnoreCase)]
    private static partial Regex ClockWithZone { get; }

    private static Reading? Iso(string text)
    {
        var match = IsoPattern.Match(text);
        match = match.Success ? match : CompactPattern.Match(text);
        if (!match.Success)
        {
            return null;
        }

        return Make(Number(match, 1), Number(match, 2), Number(match, 3)) is not { } day ? null
            : match.Groups[4].Success && match.Groups[7].Success ? WithTime(day, match, 4, match.Groups[7].Value) : new Reading(day, false);
    }

    private static Reading? WithTime(DateTimeOffset day, Match match, int hour, string zone)
    {
        var (h, m, s) = (Number(match, hour), Number(match, hour + 1), match.Groups[hour + 2].Success ? Number(match, hour + 2) : 0);
        if (h > 23 || m > 59 || s > 59 || Offset(zone) is not { } offset)
        {
            return new Reading(day, false);
        }

        return new Reading(new DateTimeOffset(day.DateTime, offset).Add(new TimeSpan(h, m, s)), true);
    }

    private static TimeSpan? Offset(string zone)
    {
        if (zone[0] is not ('+' or '-'))
        {
            return TimeSpan.Zero;
        }

        var digits = zone[1..].Replace(":", "", StringComparison.Ordinal);
        var minutes = (int.Parse(digits[..2], CultureInfo.InvariantCulture) * 60) + int.Parse(digits[2..], CultureInfo.InvariantCulture);
        return minutes > 14 * 60 ? null : TimeSpan.FromMinutes(zone[0] == '-' ? -minutes : minutes);
    }

    private static Reading? Epoch(string text)
    {
        var digits = text.Trim();
        return digits.Length is 10 or 13 && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && DateTimeOffset.FromUnixTimeMilliseconds(digits.Length == 10 ? value * 1000 : value) is { Year: > 1995 and < 2100 } at
            ? new Reading(at, true) : null;
    }

    private static Reading? Named(string text)
    {
        foreach (Match match in DayFirst.Matches(text))
        {
            if (Months.TryGetValue(match.Groups[2].Value.ToLowerInvariant(), out var month) && Make(Number(match, 3), month, Number(match, 1)) is { } day)
            {
                return ClockAfter(text, match, day);
            }
        }

        foreach (Match match in MonthFirst.Matches(text))
        {
            if (Months.TryGetValue(GluedBefore.Replace(match.Groups[1].Value, "").ToLowerInvariant(), out var month) && Make(Number(match, 3), month, Number(match, 2)) is { } day)
            {
                return ClockAfter(text, match, day);
            }
        }

        return null;
    }

    private static Reading? ClockAfter(string text, Match date, DateTimeOffset day) =>
        ClockWithZone.Match(text, date.Index + date.Length) is { Success: true } clock && clock.Index - date.Index - date.Length < 12
            && !text.Contains("PM", StringComparison.OrdinalIgnoreCase)
            ? WithTime(day, clock, 1, clock.Groups[4].Value) : new Reading(day, false);

    private static Reading? Numbers(string text)
    {
        if (YearFirst.Match(text) is { Success: true } year && Make(Number(year, 1), Number(year, 2), Number(year, 3)) is { } first)
        {
            return new Reading(first, false);
        }

        var match = Numeric.Match(text);
        if (!match.Success)
        {
            return WithShortYear(text);
        }

        var (a, b) = (Number(match, 1), Number(match, 3));
        // Dots are written day first everywhere; with other marks only a number above 12 tells.
        var day = match.Groups[2].Value == "." || a > 12 || a == b ? Make(Number(match, 4), b, a) : b > 12 ? Make(Number(match, 4), a, b) : null;
        return day is { } found ? new Reading(found, false) : null;
    }

    private static Reading? WithShortYear(string text) =>
        ShortYear.Match(text) is { Success: true } match && text.Any(char.IsLetter) && !EastAsian.IsMatch(text)
            && Make(2000 + Number(match, 3), Number(match, 2), Number(match, 1)) is { } day ? new Reading(day, false) : null;

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static DateTimeOffset? Make(int year, int month, int day) =>
        year is >= 1990 and < 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero) : null;
}
