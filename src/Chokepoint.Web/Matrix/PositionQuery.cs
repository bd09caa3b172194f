using System.Globalization;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Index;
using Chokepoint.Data.Views;
using Chokepoint.Tagging;
using Microsoft.AspNetCore.WebUtilities;

namespace Chokepoint.Web.Matrix;

/// <summary>The state of a page about positions, which is its address: the filter, a day, and what stands in rows and columns.</summary>
public sealed record PositionQuery
{
    public static readonly PositionQuery Empty = new() { Filter = ArticleFilter.All, Problems = [] };

    public static readonly IReadOnlyList<(string Key, string Title, EntityKind Kind)> Views =
        [("company", "Companies", EntityKind.Company), ("country", "Countries", EntityKind.Country), ("technology", "Technologies", EntityKind.Technology)];

    public static readonly IReadOnlyList<(string Key, string Title)> Orders = [("activity", "activity"), ("position", "position"), ("name", "name")];

    /// <summary>Keys of these pages beside the filter's.</summary>
    public static readonly IReadOnlySet<string> OwnKeys = new HashSet<string>([.. PageKeys.All, "bom", "raw", "shape"], StringComparer.OrdinalIgnoreCase);

    private static readonly string[] KeptKeys = ["view", "order", "flip", "as_of", "open"];

    public required ArticleFilter Filter { get; init; }
    public required IReadOnlyList<FilterProblem> Problems { get; init; }
    public IReadOnlyDictionary<string, string> Own { get; init; } = new Dictionary<string, string>();

    /// <summary>The day whose positions are shown; null is today.</summary>
    public DateOnly? AsOf { get; init; }

    public string View => Own.GetValueOrDefault("view") is { } view && Views.Any(known => known.Key == view) ? view : "company";

    public EntityKind TargetKind => Views.First(view => view.Key == View).Kind;

    public string Order => Own.GetValueOrDefault("order") is { } order && Orders.Any(known => known.Key == order) ? order : "activity";

    /// <summary>True where targets stand in the rows.</summary>
    public bool Flipped => Own.GetValueOrDefault("flip") == "1";

    public string? AsOfKey => AsOf is { } day ? Iso(day) : null;

    internal DateOnly Day(TimeProvider time) => AsOf ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    internal static PositionQuery Read(string address, IReadOnlySet<string> sourceSlugs)
    {
        var pairs = QueryHelpers.ParseQuery(new Uri(address).Query)
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? ""))).ToList();
        var parsed = FilterQuery.Parse(pairs, sourceSlugs, OwnKeys);
        var own = pairs.Where(pair => OwnKeys.Contains(pair.Key) && pair.Value.Length > 0)
            .DistinctBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        var problems = parsed.Problems.ToList();
        return new PositionQuery { Filter = parsed.Filter, Own = own, AsOf = ReadDay(own, problems), Problems = problems };
    }

    /// <summary>Reads "as_of", and says what is wrong with it.</summary>
    internal static DateOnly? ReadDay(IReadOnlyDictionary<string, string> own, List<FilterProblem> problems)
    {
        if (!own.TryGetValue("as_of", out var text))
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        problems.Add(new FilterProblem("as_of", text, $"\"{(text.Length <= 40 ? text : text[..39] + "…")}\" is no day. Write it as year-month-day, for example as_of=2020-07-01."));
        return null;
    }

    /// <summary>What a change of the filter leaves as it is.</summary>
    internal (string Key, string? Value)[] Kept => [.. KeptKeys.Select(key => (key, Own.GetValueOrDefault(key)))];

    /// <summary>This page with some keys changed; null takes a key away.</summary>
    internal string Url(string path, params (string Key, string? Value)[] changes) =>
        Timeline.FilterLinks.Url(path, Filter, [.. Kept.Where(kept => changes.All(change => change.Key != kept.Key)), .. changes]);

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static Cursor? ReadCursor(string? value) =>
        value?.Split('-') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new Cursor(new DateTimeOffset(at, TimeSpan.Zero), number)
            : null;
}
