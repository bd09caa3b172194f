namespace Chokepoint.Scraper.Feeds.Markup;

/// <summary>
/// Namespaces to one prefix each. Feeds misspell addresses (https, www, case, trailing slash), use foreign prefixes, and
/// forget declarations: so addresses are compared without those parts, and an unknown one falls back to its prefix.
/// </summary>
internal static class Vocabulary
{
    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        ["w3.org/2005/atom"] = "atom",
        ["purl.org/atom/ns"] = "atom",
        ["w3.org/atom/ns"] = "atom",
        ["purl.org/atom/1.0"] = "atom",
        ["purl.org/rss/1.0"] = "",
        ["purl.org/net/rss1.1"] = "",
        ["my.netscape.com/rdf/simple/0.9"] = "",
        ["channel.netscape.com/rdf/simple/0.9"] = "",
        ["my.netscape.com/publish/formats/rss-0.91.dtd"] = "",
        ["backend.userland.com/rss"] = "",
        ["backend.userland.com/rss2"] = "",
        ["blogs.law.harvard.edu/tech/rss"] = "",
        ["cyber.law.harvard.edu/rss"] = "",
        ["sitemaps.org/schemas/sitemap/0.9"] = "",
        ["purl.org/dc/elements/1.1"] = "dc",
        ["purl.org/dc/elements/1.0"] = "dc",
        ["purl.org/metadata/dublin_core"] = "dc",
        ["purl.org/dc/terms"] = "dcterms",
        ["purl.org/dc/dcmitype"] = "dcmitype",
        ["purl.org/rss/1.0/modules/content"] = "content",
        ["purl.org/rss/1.0/modules/rss091"] = "",
        ["search.yahoo.com/mrss"] = "media",
        ["video.search.yahoo.com/mrss"] = "media",
        ["tools.search.yahoo.com/mrss"] = "media",
        ["itunes.com/dtds/podcast-1.0.dtd"] = "itunes",
        ["w3.org/1999/02/22-rdf-syntax-ns"] = "rdf",
        ["w3.org/1999/xhtml"] = "xhtml",
        ["w3.org/xml/1998/namespace"] = "xml",
        ["google.com/schemas/sitemap-news/0.9"] = "news",
        ["rssnamespace.org/feedburner/ext/1.0"] = "feedburner",
    };

    private static readonly HashSet<string> Known = [.. Prefixes.Values.Where(prefix => prefix.Length > 0)];

    /// <summary>The key of a name: local part in lower case after the prefix of its namespace.</summary>
    public static string Key(string name, NamespaceScope? scope, bool isAttribute = false)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var prefix = colon < 0 ? "" : name[..colon];
        var local = name[(colon + 1)..].ToLowerInvariant();
        if (isAttribute && colon < 0)
        {
            return local;
        }

        var resolved = Resolve(prefix, scope?.Find(prefix));
        return resolved.Length == 0 ? local : $"{resolved}:{local}";
    }

    private static string Resolve(string prefix, string? address)
    {
        if (address is not null && Prefixes.TryGetValue(Normal(address), out var known))
        {
            return known;
        }

        var lower = prefix.ToLowerInvariant();
        if (address is not null && Normal(address) is var normal && normal.StartsWith("google.com/schemas/sitemap/", StringComparison.Ordinal))
        {
            return "";
        }

        return lower is "rss" or "rss10" or "rss1" ? "" : Known.Contains(lower) || lower.Length > 0 ? lower : "";
    }

    private static string Normal(string address)
    {
        var text = address.Trim().ToLowerInvariant();
        foreach (var start in (ReadOnlySpan<string>)["http://", "https://", "www."])
        {
            text = text.StartsWith(start, StringComparison.Ordinal) ? text[start.Length..] : text;
        }

        return text.TrimEnd('/', '#', '?', '.');
    }
}

/// <summary>Declarations of one element; lookups walk outwards.</summary>
internal sealed class NamespaceScope(NamespaceScope? outer)
{
    private readonly Dictionary<string, string> addresses = new(StringComparer.Ordinal);

    public void Declare(string prefix, string address) => addresses[prefix] = address;

    public string? Find(string prefix)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope.addresses.TryGetValue(prefix, out var address))
            {
                return address;
            }
        }

        return null;
    }

    private NamespaceScope? Outer { get; } = outer;
}
