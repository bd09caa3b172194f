namespace Chokepoint.Scraper.Fetching;

/// <summary>Who we say we are: always the same, never a browser.</summary>
internal static class UserAgent
{
    /// <summary>The product token that robots.txt files address.</summary>
    public const string Token = "Chokepoint";

    public static string For(ScraperOptions options)
    {
        var version = typeof(UserAgent).Assembly.GetName().Version?.ToString(2) ?? "1.0";
        var contact = string.Concat((options.Contact ?? "").Where(character => character is > ' ' and <= '~' and not ('(' or ')')));
        return contact.Length == 0 ? $"{Token}/{version} (news reader)" : $"{Token}/{version} (news reader; +{contact})";
    }
}
