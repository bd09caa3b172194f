using System.Net;
using System.Text;
using Chokepoint.Scraper.Fetching.Addresses;
using Chokepoint.Scraper.Fetching.Encodings;
using Chokepoint.Scraper.Fetching.Robots;
using Chokepoint.Scraper.Fetching.Urls;

namespace Chokepoint.Conformance;

/// <summary>The areas robots, ssrf, urls and encoding.</summary>
internal static class FetchingAreas
{
    private static readonly AddressGuard Guard = new([]);

    public static object Robots(SuiteCase @case)
    {
        var text = @case.Text("robots") ?? "";
        var bytes = (@case.Flag("robots_bytes_latin1") ? Encoding.Latin1 : Encoding.UTF8).GetBytes(text);
        var policy = RobotsRules.Parse(bytes).For(@case.Text("agent") ?? "*");
        return new { @case.Id, Allowed = policy.IsAllowed(PathOf(@case.Text("url") ?? "")) };
    }

    public static object Ssrf(SuiteCase @case) =>
        new { @case.Id, Blocked = @case.Text("kind") == "ip" ? Guard.IsBlocked(IPAddress.Parse(@case.Text("ip") ?? "")) : IsBlocked(@case) };

    public static object Urls(SuiteCase @case)
    {
        var input = @case.Text("input") ?? "";
        var result = @case.Json.TryGetProperty("href", out _) ? UrlResolver.Resolve(input, @case.Text("base"))
            : @case.Json.TryGetProperty("level", out _) ? CanonicalUrl.Of(input)
            : TrackingParameters.Remove(input);
        return new { @case.Id, Result = result };
    }

    public static object Encodings(SuiteCase @case) =>
        new { @case.Id, Encoding = HtmlEncoding.Detect(@case.InputBytes(), @case.Text("transport"), @case.Text("default") ?? "windows-1252") };

    // As it stands in the case: robots.txt is asked about addresses before anybody normalises them.
    private static string PathOf(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        var start = scheme < 0 ? url.IndexOf('/', StringComparison.Ordinal) : url.IndexOfAny(['/', '?', ';'], scheme + 3);
        return start < 0 ? "/" : url[start..].Split('#')[0];
    }

    private static bool IsBlocked(SuiteCase @case)
    {
        if (WebUrl.Parse(@case.Text("url") ?? "") is not { } url)
        {
            return true;
        }

        var lookup = new GuardedConnection(Guard, (_, _) => Task.FromResult(Stub(@case)));
        try
        {
            return lookup.AllowedAsync(url.Host, CancellationToken.None).GetAwaiter().GetResult().Length == 0;
        }
        catch (BlockedAddressException)
        {
            return true;
        }
    }

    private static IPAddress[] Stub(SuiteCase @case)
    {
        var value = @case.Json.TryGetProperty("resolves_to", out var json) ? json.ToString() : "";
        return [.. value.Split(['[', ']', '"', ',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(IPAddress.Parse)];
    }
}
