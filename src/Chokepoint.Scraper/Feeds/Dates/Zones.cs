using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Chokepoint.Scraper.Feeds.Dates;

/// <summary>A time zone as a date names it: a fixed offset, or the rules of a place.</summary>
internal sealed record Zone(TimeSpan Offset, TimeZoneInfo? Rules = null)
{
    public TimeSpan At(DateTime local) => Rules?.GetUtcOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified)) ?? Offset;
}

internal static partial class Zones
{
    public static readonly Zone Korea = new(TimeSpan.FromHours(9));

    // Only names with one meaning in practice: IST is India, Israel and Ireland, so it is none.
    private static readonly Dictionary<string, double> Hours = new(StringComparer.Ordinal)
    {
        ["Z"] = 0,
        ["z"] = 0,
        ["UT"] = 0,
        ["UTC"] = 0,
        ["GMT"] = 0,
        ["WET"] = 0,
        ["WEST"] = 1,
        ["BST"] = 1,
        ["CET"] = 1,
        ["MEZ"] = 1,
        ["CEST"] = 2,
        ["MESZ"] = 2,
        ["EET"] = 2,
        ["SAST"] = 2,
        ["EEST"] = 3,
        ["MSK"] = 3,
        ["HKT"] = 8,
        ["SGT"] = 8,
        ["AWST"] = 8,
        ["JST"] = 9,
        ["KST"] = 9,
        ["ACST"] = 9.5,
        ["ACDT"] = 10.5,
        ["AEST"] = 10,
        ["AEDT"] = 11,
        ["NZST"] = 12,
        ["NZDT"] = 13,
        ["NST"] = -3.5,
        ["NDT"] = -2.5,
        ["ADT"] = -3,
        ["AST"] = -4,
        ["EDT"] = -4,
        ["EST"] = -5,
        ["CDT"] = -5,
        ["CST"] = -6,
        ["MDT"] = -6,
        ["MST"] = -7,
        ["PDT"] = -7,
        ["PST"] = -8,
        ["AKDT"] = -8,
        ["AKST"] = -9,
        ["HST"] = -10,
    };

    private static readonly Dictionary<string, string> Places = new(StringComparer.Ordinal)
    {
        ["AT"] = "America/Halifax",
        ["ET"] = "America/New_York",
        ["CT"] = "America/Chicago",
        ["MT"] = "America/Denver",
        ["PT"] = "America/Los_Angeles",
    };

    private static readonly ConcurrentDictionary<string, TimeZoneInfo?> Known = new(StringComparer.Ordinal);

    /// <summary>Takes the zone out of a text, looking from where the clock time stood; an unknown name stays in and spoils the date.</summary>
    public static (string Remaining, Zone? Zone) Take(string text, int from) => Take(text, from, _ => true);

    /// <summary>The same behind a day without a clock time, where "-04" is the day of the month.</summary>
    public static string WithoutZone(string day) => Take(day, 0, match => !match.Groups["hour"].Success || match.Groups["minute"].Success).Remaining;

    private static (string Remaining, Zone? Zone) Take(string text, int from, Func<Match, bool> isZone)
    {
        for (var match = ZoneText().Match(text, from); match.Success; match = match.NextMatch())
        {
            if (isZone(match) && Read(match) is { } zone)
            {
                return (text.Remove(match.Index, match.Length).Insert(match.Index, " "), zone);
            }
        }

        return (text, null);
    }

    private static Zone? Read(Match match)
    {
        if (match.Groups["hour"].Success)
        {
            var hour = Number(match.Groups["hour"].Value);
            var minute = match.Groups["minute"].Success ? Number(match.Groups["minute"].Value) : 0;
            var offset = new TimeSpan(hour, minute, 0);
            return hour < 16 && minute < 60 ? new Zone(match.Groups["sign"].Value == "+" ? offset : -offset) : null;
        }

        var name = match.Groups["name"].Value;
        if (Hours.TryGetValue(name, out var hours) || (name.Length > 2 && Hours.TryGetValue(name.ToUpperInvariant(), out hours)))
        {
            return new Zone(TimeSpan.FromHours(hours));
        }

        var place = Places.GetValueOrDefault(name) ?? (name.Contains('/', StringComparison.Ordinal) ? name : null);
        return place is not null && Known.GetOrAdd(place, Find) is { } rules ? new Zone(default, rules) : null;
    }

    private static TimeZoneInfo? Find(string place) => TimeZoneInfo.TryFindSystemTimeZoneById(place, out var zone) ? zone : null;

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"(?:\b(?:GMT|UTC|UT|Z)\s*)?(?<sign>[+-])\s*0?(?<hour>\d{2})(?::?(?<minute>\d{2}))?(?![\d-])|(?:\b(?:GMT|UTC)\s*)(?<sign>[+-])(?<hour>\d)(?::(?<minute>\d{2}))?(?![\d])|(?<![\p{L}/])(?<name>[A-Za-z_]+/[A-Za-z_/]+|[A-Za-z]{1,4})(?![\p{L}/])",
        RegexOptions.CultureInvariant)]
    private static partial Regex ZoneText();
}
