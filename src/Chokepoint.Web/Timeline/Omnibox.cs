using System.Globalization;
using System.Text.RegularExpressions;
using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.Web.Timeline;

/// <summary>What one types into the search field: <c>co:huawei ct:GB -st:neutral "5G core" 2020-07</c>.</summary>
internal static partial class Omnibox
{
    private static readonly Dictionary<string, string> KeysByPrefix = new(StringComparer.OrdinalIgnoreCase)
    {
        ["co"] = "company",
        ["company"] = "company",
        ["ct"] = "country",
        ["country"] = "country",
        ["st"] = "stance",
        ["stance"] = "stance",
        ["te"] = "technology",
        ["tech"] = "technology",
        ["technology"] = "technology",
        ["in"] = "instrument",
        ["instrument"] = "instrument",
        ["ac"] = "actor",
        ["actor"] = "actor",
        ["ta"] = "target",
        ["target"] = "target",
        ["so"] = "source",
        ["source"] = "source",
        ["la"] = "language",
        ["language"] = "language",
    };

    /// <summary>Keys and values that the text asks for beside plain words; null when it is plain words alone.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>>? Read(string? text, EntityCatalogue catalogue)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 2000)
        {
            return null;
        }

        var pairs = new List<KeyValuePair<string, string>>();
        var plain = Part().Replace(text, match => Take(match, pairs, catalogue) ? " " : match.Value);
        if (pairs.Count == 0)
        {
            return null;
        }

        var words = string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return words.Length == 0 ? pairs : [.. pairs, KeyValuePair.Create("q", words)];
    }

    private static bool Take(Match match, List<KeyValuePair<string, string>> pairs, EntityCatalogue catalogue)
    {
        if (match.Groups["date"].Success)
        {
            return TakeDates(match, pairs);
        }

        if (!match.Groups["key"].Success || !KeysByPrefix.TryGetValue(match.Groups["key"].Value, out var key))
        {
            return false;
        }

        var not = match.Groups["not"].Success ? "!" : "";
        var value = match.Groups["value"].Value.Trim('"');
        pairs.Add(KeyValuePair.Create(key, not + IdOf(key, value, catalogue)));
        return true;
    }

    private static bool TakeDates(Match match, List<KeyValuePair<string, string>> pairs)
    {
        if (FirstDay(match.Groups["date"].Value) is not { } from
            || LastDay(match.Groups["until"].Success ? match.Groups["until"].Value : match.Groups["date"].Value) is not { } to)
        {
            return false;
        }

        pairs.Add(KeyValuePair.Create("from", from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        pairs.Add(KeyValuePair.Create("to", to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        return true;
    }

    // A name that one entity bears stands for its id; all else goes on as typed and is answered with a notice.
    private static string IdOf(string key, string value, EntityCatalogue catalogue)
    {
        var named = catalogue.All.Where(entry => entry.Name.Equals(value, StringComparison.OrdinalIgnoreCase)
            && (key == "target" || KindOf(key) == entry.Entity.Kind)).Take(2).ToList();
        if (named is not [var one])
        {
            return value;
        }

        return key == "target" && one.Entity.Kind == EntityKind.Technology ? "tech:" + one.Entity.Id : one.Entity.Id;
    }

    private static EntityKind? KindOf(string key) => key switch
    {
        "country" or "actor" => EntityKind.Country,
        "company" => EntityKind.Company,
        "technology" => EntityKind.Technology,
        "instrument" => EntityKind.Instrument,
        _ => null,
    };

    private static DateOnly? FirstDay(string date) =>
        DateOnly.TryParseExact(date, ["yyyy-MM-dd", "yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static DateOnly? LastDay(string date) => FirstDay(date) is not { } first ? null : date.Length switch
    {
        4 => new DateOnly(first.Year, 12, 31),
        7 => new DateOnly(first.Year, first.Month, DateTime.DaysInMonth(first.Year, first.Month)),
        _ => first,
    };

    // A phrase is one part and stays text, whatever is in it. A bare year stays text too; 2019..2020 is a span.
    [GeneratedRegex("""
        (?<!\S)(?:
          (?<phrase>-?"[^"]*")
        | (?<not>[-!])?(?<key>[a-z]+):(?<not>!)?(?<value>"[^"]+"|[^\s"]+)
        | (?<date>\d{4}(?:-\d\d(?:-\d\d)?)?)\.\.(?<until>\d{4}(?:-\d\d(?:-\d\d)?)?)
        | (?<date>\d{4}-\d\d(?:-\d\d)?)
        )(?!\S)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
