using System.Globalization;

namespace Chokepoint.Scraper.Fetching.Robots;

internal enum RobotsKey
{
    Unknown,
    UserAgent,
    Allow,
    Disallow,
    CrawlDelay,
    Sitemap,
}

/// <summary>One line: key, value, comment gone. Common misspellings are understood, since their authors meant them.</summary>
internal readonly record struct RobotsLine(RobotsKey Key, string Value)
{
    public static RobotsLine Parse(string line)
    {
        var text = line.AsSpan();
        text = text.IndexOf('#') is >= 0 and var hash ? text[..hash] : text;
        text = text.Trim();
        var colon = text.IndexOf(':');
        if (colon < 0)
        {
            return WithoutColon(text);
        }

        return new RobotsLine(KeyOf(text[..colon].Trim()), text[(colon + 1)..].Trim().ToString());
    }

    /// <summary>The name a group is for: letters, "_" and "-" up to the first other character; "*" for all others.</summary>
    public static string ProductToken(string value)
    {
        if (value.StartsWith('*') && (value.Length == 1 || char.IsWhiteSpace(value[1])))
        {
            return "*";
        }

        var end = value.AsSpan().IndexOfAnyExcept(TokenCharacters);
        return end < 0 ? value : value[..end];
    }

    public TimeSpan? Seconds() =>
        double.TryParse(Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 1e9
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static readonly System.Buffers.SearchValues<char> TokenCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-");

    private static RobotsLine WithoutColon(ReadOnlySpan<char> text)
    {
        var space = text.IndexOfAny(' ', '\t');
        if (space < 0)
        {
            return default;
        }

        var value = text[space..].Trim();
        return value.IndexOfAny(' ', '\t') >= 0 ? default : new RobotsLine(KeyOf(text[..space]), value.ToString());
    }

    private static RobotsKey KeyOf(ReadOnlySpan<char> key) => key.ToString().ToLowerInvariant() switch
    {
        "user-agent" or "useragent" or "user agent" => RobotsKey.UserAgent,
        "allow" => RobotsKey.Allow,
        "disallow" or "dissallow" or "dissalow" or "disalow" or "diasllow" or "disallaw" => RobotsKey.Disallow,
        "crawl-delay" or "crawldelay" or "crawl delay" => RobotsKey.CrawlDelay,
        "sitemap" or "site-map" => RobotsKey.Sitemap,
        _ => RobotsKey.Unknown,
    };
}
