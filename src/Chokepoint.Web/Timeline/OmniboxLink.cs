using Chokepoint.Data.Articles;

namespace Chokepoint.Web.Timeline;

internal static class OmniboxLink
{
    private static readonly string[] Single = ["from", "to"];

    /// <summary>The address for a filter whose text was taken apart; new dates replace the old ones, other values are added.</summary>
    public static string To(PageQuery query, IReadOnlyList<KeyValuePair<string, string>> asked)
    {
        var replaced = asked.Any(pair => Single.Contains(pair.Key)) ? query.Filter with { From = null, To = null } : query.Filter;
        var pairs = FilterQuery.Pairs(replaced with { Text = null }).Concat(asked).Distinct()
            .Concat(query.IsTable ? [KeyValuePair.Create("view", "table")] : []);
        return "/?" + string.Join('&', pairs.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
    }
}
