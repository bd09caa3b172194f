namespace Chokepoint.Data.Articles;

/// <summary>The key of an address. A site that moves to https, or drops its "www.", does not publish everything anew.</summary>
internal static class UrlKey
{
    public static byte[] Of(string url) => CleanText.Hash(
        Without(url, "https://") is { } secure ? "web:" + (Without(secure, "www.") ?? secure)
        : Without(url, "http://") is { } plain ? "web:" + (Without(plain, "www.") ?? plain)
        : url);

    private static string? Without(string text, string start) =>
        text.StartsWith(start, StringComparison.OrdinalIgnoreCase) ? text[start.Length..] : null;
}
