using System.Collections.Immutable;
using System.Globalization;

namespace Chokepoint.Scraper.Fetching.Urls;

/// <summary>The basic URL parser of the standard, for http and https only.</summary>
internal sealed class WebUrlParser
{
    private static readonly char[] Slashes = ['/', '\\'];
    private static readonly char[] AuthorityEnd = ['/', '\\', '?', '#'];

    private readonly string input;
    private readonly WebUrl? baseUrl;

    public WebUrlParser(string input, WebUrl? baseUrl)
    {
        var trimmed = input.AsSpan();
        while (trimmed.Length > 0 && trimmed[0] <= ' ')
        {
            trimmed = trimmed[1..];
        }

        while (trimmed.Length > 0 && trimmed[^1] <= ' ')
        {
            trimmed = trimmed[..^1];
        }

        this.input = trimmed.IndexOfAny('\t', '\n', '\r') < 0
            ? trimmed.ToString()
            : string.Concat(trimmed.ToString().Where(character => character is not ('\t' or '\n' or '\r')));
        this.baseUrl = baseUrl;
    }

    public WebUrl? Parse()
    {
        var scheme = Scheme();
        if (scheme is null)
        {
            return baseUrl is null ? null : Relative(input, baseUrl);
        }

        var rest = input[(scheme.Length + 1)..];
        if (scheme is not ("http" or "https"))
        {
            return null;
        }

        return baseUrl?.Scheme == scheme && !rest.StartsWith("//", StringComparison.Ordinal)
            ? Relative(rest, baseUrl)
            : Absolute(scheme, rest);
    }

    private string? Scheme()
    {
        var colon = input.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && char.IsAsciiLetter(input[0])
            && input.AsSpan(0, colon).IndexOfAnyExcept(SchemeCharacters) < 0 ? input[..colon].ToLowerInvariant() : null;
    }

    private static readonly System.Buffers.SearchValues<char> SchemeCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    private static WebUrl? Relative(string reference, WebUrl current)
    {
        if (reference.Length > 1 && Slashes.Contains(reference[0]) && Slashes.Contains(reference[1]))
        {
            return Absolute(current.Scheme, reference);
        }

        var (path, query, fragment) = Split(reference);
        if (path.Length == 0)
        {
            return current with { Query = query ?? current.Query, Fragment = fragment };
        }

        var isRooted = Slashes.Contains(path[0]);
        var start = isRooted ? ImmutableArray<string>.Empty : current.Path[..^1];
        return current with { Path = Walk(start, isRooted ? path[1..] : path), Query = query, Fragment = fragment };
    }

    private static WebUrl? Absolute(string scheme, string rest)
    {
        rest = rest.TrimStart(Slashes);
        var end = rest.IndexOfAny(AuthorityEnd);
        var authority = end < 0 ? rest : rest[..end];
        var (path, query, fragment) = Split(end < 0 ? "" : rest[end..]);
        var at = authority.LastIndexOf('@');
        if (!TryHostAndPort(authority[(at + 1)..], out var host, out var port))
        {
            return null;
        }

        return new WebUrl
        {
            Scheme = scheme,
            UserInfo = at < 0 ? "" : UserInfo(authority[..at]),
            Host = host,
            Port = port == (scheme == "http" ? 80 : 443) ? null : port,
            Path = Walk([], path.Length > 0 ? path[1..] : ""),
            Query = query,
            Fragment = fragment,
        };
    }

    private static (string Path, string? Query, string? Fragment) Split(string text)
    {
        var hash = text.IndexOf('#', StringComparison.Ordinal);
        var fragment = hash < 0 ? null : PercentEncoding.Encode(text.AsSpan(hash + 1), PercentEncoding.Fragment);
        text = hash < 0 ? text : text[..hash];
        var mark = text.IndexOf('?', StringComparison.Ordinal);
        return mark < 0
            ? (text, null, fragment)
            : (text[..mark], PercentEncoding.Encode(text.AsSpan(mark + 1), PercentEncoding.Query), fragment);
    }

    private static bool TryHostAndPort(string text, out string host, out int? port)
    {
        port = null;
        host = "";
        var colon = text.IndexOf(':', Math.Max(0, text.IndexOf(']', StringComparison.Ordinal)));
        var name = colon < 0 ? text : text[..colon];
        var digits = colon < 0 ? "" : text[(colon + 1)..];
        if (digits.Length > 0)
        {
            if (!digits.All(char.IsAsciiDigit) || !ushort.TryParse(digits.TrimStart('0').PadLeft(1, '0'), CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            port = number;
        }

        host = UrlHost.Parse(name) ?? "";
        return host.Length > 0;
    }

    private static string UserInfo(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var name = PercentEncoding.Encode(colon < 0 ? text : text.AsSpan(0, colon), PercentEncoding.UserInfo);
        var password = colon < 0 ? "" : PercentEncoding.Encode(text.AsSpan(colon + 1), PercentEncoding.UserInfo);
        return password.Length == 0 ? name : name + ":" + password;
    }

    private static ImmutableArray<string> Walk(ImmutableArray<string> start, string path)
    {
        var segments = start.ToList();
        var parts = path.Split(Slashes);
        for (var i = 0; i < parts.Length; i++)
        {
            var isLast = i == parts.Length - 1;
            switch (parts[i].Replace("%2e", ".", StringComparison.OrdinalIgnoreCase))
            {
                case "..":
                    segments.RemoveRange(Math.Max(0, segments.Count - 1), Math.Min(1, segments.Count));
                    AddEmpty(segments, isLast);
                    break;
                case ".":
                    AddEmpty(segments, isLast);
                    break;
                default:
                    segments.Add(PercentEncoding.Encode(parts[i], PercentEncoding.Path));
                    break;
            }
        }

        return [.. segments];
    }

    private static void AddEmpty(List<string> segments, bool isLast)
    {
        if (isLast)
        {
            segments.Add("");
        }
    }
}
