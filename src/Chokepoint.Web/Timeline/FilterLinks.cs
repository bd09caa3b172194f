using Chokepoint.Data.Articles;

namespace Chokepoint.Web.Timeline;

/// <summary>Addresses of pages for a filter, and filters that differ in one choice.</summary>
internal static class FilterLinks
{
    /// <summary>An address: path, filter, then further keys in the order given; null values are left out.</summary>
    public static string Url(string path, ArticleFilter filter, params (string Key, string? Value)[] more)
    {
        var parts = more.Where(pair => pair.Value is not null)
            .Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value!)}"); // not null by the line above
        var query = string.Join('&', parts.Prepend(FilterQuery.Format(filter)).Where(part => part.Length > 0));
        return query.Length == 0 ? path : path + "?" + query;
    }

    public static ArticleFilter Without(this ArticleFilter filter, string key, string value) => key switch
    {
        "q" => filter with { Text = null, Sort = filter.Sort == ArticleSort.Relevance ? ArticleSort.NewestFirst : filter.Sort },
        "from" or "to" => filter with { From = null, To = null },
        "focus" => filter with { FocusOnly = true },
        "sort" => filter with { Sort = ArticleSort.NewestFirst },
        _ => filter.With(key, Without(filter.ChoiceOf(key), value)),
    };

    public static ArticleFilter Only(this ArticleFilter filter, string key, string value) =>
        filter.With(key, new FacetChoice([value], []));

    /// <summary>All filters one can take away: the value as in the query string.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Removable(this ArticleFilter filter) =>
        FilterQuery.Pairs(filter).Where(pair => pair.Key != "sort" && !(pair.Key == "to" && filter.From is not null));

    private static FacetChoice Without(FacetChoice choice, string value) => value.StartsWith('!')
        ? choice with { Exclude = choice.Exclude.Remove(value[1..]) }
        : choice with { Include = choice.Include.Remove(value) };
}
