using System.Collections.Frozen;

namespace Chokepoint.Scraper.Fetching.Urls;

/// <summary>Query parameters that say who shared or clicked a link, never which page it is.</summary>
public static class TrackingParameters
{
    private static readonly string[] Prefixes = ["utm_", "mtm_", "pk_", "piwik_", "matomo_", "hsa_", "oly_", "vero_", "at_custom", "ns_", "__hs"];

    private static readonly FrozenSet<string> Names = new[]
    {
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "twclid", "ttclid", "igshid", "igsh", "li_fat_id",
        "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "hsctatracking", "_openstat", "ocid", "ncid", "cmpid", "smid", "s_cid", "icid", "sr_share",
        "xtor", "wt_mc", "wt.mc_id", "wtrid", "partner_id", "ga_source", "ga_medium", "ga_campaign", "ga_term", "ga_content", "ga_place",
        "campaign_id", "campaign_medium", "campaign_name", "campaign_source", "campaign_term", "campaign_content", "efg", "ef_id", "s_kwcid",
        "rb_clickid", "srsltid", "guccounter", "guce_referrer", "guce_referrer_sig", "__twitter_impression", "_ga", "_gl", "mibextid", "trk",
        "at_medium", "at_campaign", "at_link_id", "at_link_type", "at_link_origin", "at_format", "at_ptr_name", "at_bbc_team", "spm", "share_token",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Parameters removed, the rest left as it stands and in its order; addresses of other schemes come back untouched.
    /// Null for an invalid address.
    /// </summary>
    public static string? Remove(string url)
    {
        if (url.Contains(':', StringComparison.Ordinal) && !url.TrimStart().StartsWith("http", StringComparison.OrdinalIgnoreCase))
        {
            return url;
        }

        return WebUrl.Parse(url) is { } parsed ? (parsed with { Query = Filter(parsed.Query) }).ToString() : null;
    }

    internal static string? Filter(string? query)
    {
        if (query is null)
        {
            return null;
        }

        var pairs = query.Split('&');
        var kept = pairs.Where(pair => !IsTracking(NameOf(pair))).ToArray();
        return kept.Length == pairs.Length ? query : kept.Length == 0 ? null : string.Join('&', kept).Replace("%20", "+", StringComparison.Ordinal);
    }

    internal static string NameOf(string pair) => pair.Split('=', 2)[0];

    private static bool IsTracking(string name) =>
        Names.Contains(name) || Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
