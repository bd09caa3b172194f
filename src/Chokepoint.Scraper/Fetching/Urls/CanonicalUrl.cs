using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Chokepoint.Scraper.Fetching.Urls;

/// <summary>
/// The form of an address that tells whether two links name one page: normal form of RFC 3986, tracking parameters and session
/// ids removed, parameters sorted, no fragment, no credentials. It never merges what a server could tell apart on purpose.
/// </summary>
public static partial class CanonicalUrl
{
    private static readonly FrozenSet<string> Sessions =
        new[] { "jsessionid", "phpsessid", "aspsessionid", "cfid", "cftoken", "sessionid", "session_id" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The canonical form; an address that is not of the web, or invalid, comes back trimmed.</summary>
    public static string Of(string url)
    {
        var parsed = WebUrl.Parse(url) ?? (HasScheme().IsMatch(url.Trim()) ? null : WebUrl.Parse("http://" + url.Trim()));
        if (parsed is null)
        {
            return url.Trim();
        }

        return (parsed with
        {
            UserInfo = "",
            Host = parsed.Host.TrimEnd('.') is { Length: > 0 } host ? host : parsed.Host,
            Path = Path(parsed.Path),
            Query = Query(parsed.Query),
            Fragment = null,
        }).ToString();
    }

    private static ImmutableArray<string> Path(ImmutableArray<string> segments)
    {
        // Empty segments inside a path name nothing, unless an address stands within the path ("/web/https://…").
        var kept = segments.Where((segment, i) =>
            segment.Length > 0 || i == segments.Length - 1 || (i > 0 && segments[i - 1].EndsWith(':')));
        return [.. kept.Select(segment => SessionInPath().Replace(Escapes(segment), ""))];
    }

    private static string? Query(string? query)
    {
        var pairs = (TrackingParameters.Filter(query) ?? "").Split('&')
            .Where(pair => pair.Length > 0 && pair[0] != '=' && !IsSession(pair))
            .Select(pair => Escapes(pair).Replace("%20", "+", StringComparison.Ordinal))
            .OrderBy(TrackingParameters.NameOf, StringComparer.Ordinal)
            .ThenBy(pair => pair, StringComparer.Ordinal);
        var text = string.Join('&', pairs);
        return text.Length == 0 ? null : text;
    }

    private static bool IsSession(string pair)
    {
        var name = TrackingParameters.NameOf(pair);
        return Sessions.Contains(name) || name.StartsWith("ASPSESSIONID", StringComparison.Ordinal) || SessionIdValue().IsMatch(pair);
    }

    private static string Escapes(string text) => PercentEncoding.Normalise(StrayPercent().Replace(text, "%25"));

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:(?![0-9]+(/|$))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HasScheme();

    [GeneratedRegex("%(?![0-9a-fA-F]{2})", RegexOptions.CultureInvariant)]
    private static partial Regex StrayPercent();

    [GeneratedRegex(";jsessionid=[^;/]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SessionInPath();

    [GeneratedRegex("^s(ess)?id=[0-9a-z]{26,}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SessionIdValue();
}
