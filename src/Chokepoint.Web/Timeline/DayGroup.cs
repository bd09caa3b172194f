using System.Globalization;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Index;
using Chokepoint.Tagging;
using Chokepoint.Web.Layout;

namespace Chokepoint.Web.Timeline;

/// <summary>Rows under one head: a day, or the whole list where another order than time rules.</summary>
internal sealed record DayGroup(string Title, DateOnly? Day, IReadOnlyList<ArticleRow> Rows)
{
    public string? Iso => Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>How many rows show each stance.</summary>
    public IReadOnlyList<long> ByStance { get; } =
        [.. Enum.GetValues<Stance>().Select(stance => (long)Rows.Count(row => row.Stances.Any(found => found.Stance == stance)))];

    // Days by themselves: beside midnight a bare date and an hour of another zone come in the other order.
    public static IReadOnlyList<DayGroup> Of(IReadOnlyList<ArticleRow> rows, ArticleSort sort, Shown shown)
    {
        var days = rows.GroupBy(shown.DayOf).Select(day => new DayGroup(shown.LongDay(day.Key), day.Key, [.. day]));
        return sort switch
        {
            ArticleSort.Relevance => [new("Best match first", null, rows)],
            ArticleSort.OldestFirst => [.. days.OrderBy(day => day.Day)],
            _ => [.. days.OrderByDescending(day => day.Day)],
        };
    }
}
