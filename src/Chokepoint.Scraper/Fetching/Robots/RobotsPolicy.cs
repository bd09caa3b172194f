using Chokepoint.Scraper.Fetching.Urls;

namespace Chokepoint.Scraper.Fetching.Robots;

/// <summary>The rules of a robots.txt that hold for one crawler.</summary>
/// <param name="Rules">In the order of the file.</param>
/// <param name="CrawlDelay">Pause between requests that the site asks for; null where it asks none.</param>
internal sealed record RobotsPolicy(IReadOnlyList<RobotsRule> Rules, TimeSpan? CrawlDelay)
{
    /// <summary>The longest matching pattern decides, the kinder one where two are equally long.</summary>
    /// <param name="pathAndQuery">Path and query of the address, encoded as they are sent; the empty path means "/".</param>
    public bool IsAllowed(string pathAndQuery)
    {
        var path = PercentEncoding.Normalise(pathAndQuery.StartsWith('/') ? pathAndQuery : "/" + pathAndQuery);
        var allow = -1;
        var disallow = -1;
        foreach (var rule in Rules.Where(rule => rule.Pattern.Length > 0))
        {
            if (rule.Allow)
            {
                allow = Math.Max(allow, AllowLength(rule.Pattern, path));
            }
            else if (rule.Pattern.Length > disallow && RobotsPath.Matches(rule.Pattern, path))
            {
                disallow = rule.Pattern.Length;
            }
        }

        return allow >= disallow;
    }

    // "Allow: /dir/index.html" is meant for "/dir/" too, which serves the same page.
    private static int AllowLength(string pattern, string path)
    {
        if (RobotsPath.Matches(pattern, path))
        {
            return pattern.Length;
        }

        var slash = pattern.LastIndexOf('/');
        var isIndex = slash >= 0 && pattern.AsSpan(slash).StartsWith("/index.htm", StringComparison.Ordinal);
        return isIndex && RobotsPath.Matches(pattern[..(slash + 1)] + "$", path) ? slash + 2 : -1;
    }
}
