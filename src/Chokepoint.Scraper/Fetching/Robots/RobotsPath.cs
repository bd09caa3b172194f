using Chokepoint.Scraper.Fetching.Urls;

namespace Chokepoint.Scraper.Fetching.Robots;

/// <summary>How patterns and paths are compared (RFC 9309, 2.2.2 and 2.2.3).</summary>
internal static class RobotsPath
{
    /// <summary>One spelling for what is the same octet: beyond ASCII always escaped, unreserved characters never.</summary>
    public static string Normalise(string text) => PercentEncoding.Normalise(PercentEncoding.Encode(text, ""));

    /// <summary>True where the pattern matches a beginning of the path; "*" is any run, "$" at the end anchors.</summary>
    public static bool Matches(string pattern, string path)
    {
        var isAnchored = pattern.EndsWith('$');
        var length = isAnchored ? pattern.Length - 1 : pattern.Length;
        var (p, t, star, retry) = (0, 0, -1, 0);
        while (p < length || (isAnchored && t < path.Length))
        {
            if (p < length && pattern[p] == '*')
            {
                star = p++;
                retry = t;
            }
            else if (p < length && t < path.Length && pattern[p] == path[t])
            {
                p++;
                t++;
            }
            else if (star >= 0 && retry < path.Length)
            {
                // Only the last star ever needs another try, so hostile patterns cost length times length at most.
                p = star + 1;
                t = ++retry;
            }
            else
            {
                return false;
            }
        }

        return true;
    }
}
