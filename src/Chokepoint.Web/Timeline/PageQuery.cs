using System.Globalization;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Index;
using Microsoft.AspNetCore.WebUtilities;

namespace Chokepoint.Web.Timeline;

/// <summary>The state of a page, which is its address and nothing else.</summary>
public sealed record PageQuery
{
    /// <summary>More than a tall screen shows; the rest comes as one scrolls, and every click is quicker for it.</summary>
    public const int PageSize = 30;

    /// <summary>How many more come at the end of the list.</summary>
    public const int Step = 50;
    public const int MostRows = 500;

    /// <summary>Stands in until the address was read: a page is rendered once before its data is there.</summary>
    public static readonly PageQuery Empty = new() { Filter = ArticleFilter.All, Problems = [] };

    // Strings, parsed here: a typed parameter answers rubbish with an error 500.
    private static readonly HashSet<string> OwnKeys = new(StringComparer.OrdinalIgnoreCase)
        { "n", "peek", "after", "as_of", "row", "column", "view", "tour", FacetsOpen.Key };

    public required ArticleFilter Filter { get; init; }
    public required IReadOnlyList<FilterProblem> Problems { get; init; }

    /// <summary>Rows to show.</summary>
    public int Rows { get; init; } = PageSize;

    /// <summary>Id of the article beside the list.</summary>
    public long? Peek { get; init; }

    /// <summary>Where the list starts, when it went on past <see cref="MostRows"/>.</summary>
    public Cursor? After { get; init; }

    public IReadOnlyDictionary<string, string> Own { get; init; } = new Dictionary<string, string>();

    /// <summary>True where the articles stand in a table.</summary>
    public bool IsTable => Own.GetValueOrDefault("view") == "table";

    public string? ViewKey => IsTable ? "table" : null;

    /// <summary>Facets whose values are all listed, as in the address.</summary>
    public string? OpenKey => FacetsOpen.Read(Own).Value;

    public string? RowsKey => Rows > PageSize ? Rows.ToString(CultureInfo.InvariantCulture) : null;

    public string? AfterKey => After is null ? null : Write(After);

    /// <summary>The timeline for another filter, shown as now.</summary>
    public string Link(ArticleFilter filter, params (string Key, string? Value)[] more) =>
        FilterLinks.Url("/", filter, [.. more, ("view", ViewKey), (FacetsOpen.Key, OpenKey)]);

    public static PageQuery Read(string address, IReadOnlySet<string> sourceSlugs)
    {
        var pairs = QueryHelpers.ParseQuery(new Uri(address).Query)
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? ""))).ToList();
        var parsed = FilterQuery.Parse(pairs, sourceSlugs, OwnKeys);
        var own = pairs.Where(pair => OwnKeys.Contains(pair.Key) && pair.Value.Length > 0)
            .DistinctBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        return new()
        {
            Filter = parsed.Filter,
            Problems = parsed.Problems,
            Rows = Math.Clamp(Number(own, "n") is { } rows and <= MostRows ? (int)rows : PageSize, PageSize, MostRows),
            Peek = Number(own, "peek"),
            After = own.TryGetValue("after", out var after) ? ReadCursor(after) : null,
            Own = own,
        };
    }

    public static string Write(Cursor cursor) =>
        string.Create(CultureInfo.InvariantCulture, $"{cursor.At.UtcTicks}-{cursor.Id}");

    private static Cursor? ReadCursor(string value) =>
        value.Split('-') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new Cursor(new DateTimeOffset(at, TimeSpan.Zero), number)
            : null;

    private static long? Number(Dictionary<string, string> own, string key) =>
        own.TryGetValue(key, out var value) && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
