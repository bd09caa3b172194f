namespace Chokepoint.Scraper.Fetching.Urls;

/// <summary>Resolves references as browsers do. Only http and https come out.</summary>
public static class UrlResolver
{
    /// <summary>The absolute address, or null where the reference is invalid or leads elsewhere than the web.</summary>
    /// <param name="reference">What stands in the page or feed: absolute or relative.</param>
    /// <param name="baseUrl">Where it stands; null for an absolute address alone.</param>
    public static string? Resolve(string? reference, string? baseUrl = null)
    {
        if (reference is null)
        {
            return null;
        }

        var start = baseUrl is null ? null : WebUrl.Parse(baseUrl);
        return baseUrl is not null && start is null ? null : WebUrl.Parse(reference, start)?.ToString();
    }
}
