namespace Chokepoint.Data.Articles;

/// <summary>What is wrong with one key or value of a query string, and how to mend it.</summary>
public sealed record FilterProblem(string Key, string Value, string Message);

public sealed record ParsedFilter(ArticleFilter Filter, IReadOnlyList<FilterProblem> Problems);

/// <summary>Query string to filter and back. Keys and their meaning: DESIGN, "Fixed interfaces".</summary>
public static class FilterQuery
{
    /// <summary>Reads the filter keys; unknown keys and values become problems and are left out of the filter, never ignored.</summary>
    /// <param name="pairs">Keys and values as they stand in the query string, repeated keys repeated.</param>
    /// <param name="sourceSlugs">The slugs of known sources.</param>
    /// <param name="otherKeys">Keys that the caller reads itself (paging, format) and that are no problem here.</param>
    public static ParsedFilter Parse(
        IEnumerable<KeyValuePair<string, string>> pairs, IReadOnlySet<string> sourceSlugs, IReadOnlySet<string>? otherKeys = null) =>
        throw new NotImplementedException();

    /// <summary>The canonical query string without "?", keys in fixed order; empty for <see cref="ArticleFilter.All"/>.</summary>
    public static string Format(ArticleFilter filter) => throw new NotImplementedException();
}
