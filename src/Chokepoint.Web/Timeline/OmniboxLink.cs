using Chokepoint.Data.Articles;

namespace Chokepoint.Web.Timeline;

internal static class OmniboxLink
{
    private static readonly string[] Single = ["from", "to"];

    /// <summary>The address for a filter whose text was taken apart; new dates replace the old ones, other values are added.</summary>
    public static string To(PageQuery query, IReadOnlyList<KeyValuePair<string, string>> asked) => To("/", query.Filter, asked, ("view", query.ViewKey), (FacetsOpen.Key, query.OpenKey));

    public static string To(string path, ArticleFilter filter, IReadOnlyList<KeyValuePair<string, string>> asked, params (string Key, string? Value)[] more)
    {
        var replaced = asked.Any(pair => Single.Contains(pair.Key)) ? filter with { From = null, To = null } : filter;
        var pairs = FilterQuery.Pairs(replaced with { Text = null }).Concat(asked).Distinct()
            .Concat(more.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value ?? "")));
        return path + "?" + string.Join('&', pairs.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
    }
}
