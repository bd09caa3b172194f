using System.Collections.Immutable;
using System.Globalization;

namespace Chokepoint.Scraper.Fetching.Urls;

/// <summary>An http or https address in parts, as the URL standard reads it (https://url.spec.whatwg.org).</summary>
internal sealed record WebUrl
{
    public required string Scheme { get; init; }
    public string UserInfo { get; init; } = "";
    public required string Host { get; init; }

    /// <summary>Null for the scheme's own port.</summary>
    public int? Port { get; init; }

    /// <summary>Segments of the path, encoded; at least one, which may be empty.</summary>
    public required ImmutableArray<string> Path { get; init; }

    /// <summary>Null where there is no question mark.</summary>
    public string? Query { get; init; }

    public string? Fragment { get; init; }

    /// <summary>Host and port, as the Host header has them.</summary>
    public string Authority => Port is { } port ? string.Create(CultureInfo.InvariantCulture, $"{Host}:{port}") : Host;

    public string PathText => "/" + string.Join('/', Path);

    public string PathAndQuery => PathText + (Query is null ? "" : "?" + Query);

    public override string ToString() =>
        $"{Scheme}://{(UserInfo.Length > 0 ? UserInfo + "@" : "")}{Authority}{PathAndQuery}{(Fragment is null ? "" : "#" + Fragment)}";

    /// <summary>The address, or null where <paramref name="input"/> is invalid or of another scheme.</summary>
    public static WebUrl? Parse(string input, WebUrl? baseUrl = null) => new WebUrlParser(input, baseUrl).Parse();
}
