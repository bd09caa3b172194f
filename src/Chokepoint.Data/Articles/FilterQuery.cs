using System.Text;
using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.Data.Articles;

/// <summary>What is wrong with one key or value of a query string, and how to mend it.</summary>
public sealed record FilterProblem(string Key, string Value, string Message);

public sealed record ParsedFilter(ArticleFilter Filter, IReadOnlyList<FilterProblem> Problems);

/// <summary>Query string to filter and back. Keys and their meaning: DESIGN, "Fixed interfaces".</summary>
public static class FilterQuery
{
    /// <summary>The keys in canonical order.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "q", "country", "company", "technology", "instrument", "stance", "actor", "target", "source", "language",
        "from", "to", "focus", "sort",
    ];

    /// <summary>Reads the filter keys; unknown keys and values become problems and are left out of the filter, never ignored.</summary>
    /// <param name="pairs">Keys and values as they stand in the query string, repeated keys repeated.</param>
    /// <param name="sourceSlugs">The slugs of known sources.</param>
    /// <param name="otherKeys">Keys that the caller reads itself (paging, format) and that are no problem here.</param>
    public static ParsedFilter Parse(
        IEnumerable<KeyValuePair<string, string>> pairs, IReadOnlySet<string> sourceSlugs, IReadOnlySet<string>? otherKeys = null) =>
        Parse(pairs, new FilterVocabulary(EntityCatalogue.Default, sourceSlugs), otherKeys);

    internal static ParsedFilter Parse(
        IEnumerable<KeyValuePair<string, string>> pairs, FilterVocabulary vocabulary, IReadOnlySet<string>? otherKeys = null)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var reader = new FilterReader(vocabulary);
        foreach (var (key, value) in pairs)
        {
            if (otherKeys?.Contains(key) != true)
            {
                reader.Read(key, value);
            }
        }

        return reader.Result();
    }

    /// <summary>The canonical query string without "?", keys in fixed order; empty for <see cref="ArticleFilter.All"/>.</summary>
    public static string Format(ArticleFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var query = new StringBuilder();
        foreach (var (key, value) in Pairs(filter))
        {
            query.Append(query.Length == 0 ? "" : "&").Append(key).Append('=').Append(Escape(value));
        }

        return query.ToString();
    }

    /// <summary>The filter as keys and values in canonical order; what <see cref="Format"/> writes.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Pairs(ArticleFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Keys.SelectMany(key => ValuesOf(filter, key).Select(value => KeyValuePair.Create(key, value)));
    }

    private static IEnumerable<string> ValuesOf(ArticleFilter filter, string key) => key switch
    {
        "q" => One(filter.Text),
        "from" => One(FilterDates.Format(filter.From)),
        "to" => One(FilterDates.Format(filter.To)),
        "focus" => One(filter.FocusOnly ? null : "0"),
        "sort" => One(FilterReader.FormatSort(filter.Sort)),
        _ => ValuesOf(filter.ChoiceOf(key)),
    };

    private static IEnumerable<string> ValuesOf(FacetChoice choice) =>
        choice.Include.Order(StringComparer.Ordinal).Concat(choice.Exclude.Order(StringComparer.Ordinal).Select(value => "!" + value));

    private static string[] One(string? value) => string.IsNullOrEmpty(value) ? [] : [value];

    // "!" and ":" need no escape in a query and read better without it.
    private static string Escape(string value) =>
        Uri.EscapeDataString(value).Replace("%21", "!", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal);
}
