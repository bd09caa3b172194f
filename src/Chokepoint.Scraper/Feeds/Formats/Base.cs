using Chokepoint.Scraper.Feeds.Markup;

namespace Chokepoint.Scraper.Feeds.Formats;

/// <summary>Relative addresses: resolved against xml:base of the element and its parents, then the feed's own address.</summary>
internal static class Base
{
    public static string? Resolve(Element element, string? link, Uri? address)
    {
        var text = link?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        text = text.ReplaceLineEndings("").Replace("\t", "", StringComparison.Ordinal);
        return HasScheme(text) ? text : Resolve(Of(element, address), text);
    }

    public static string Resolve(Uri? address, string link) =>
        address is not null && !HasScheme(link) && Uri.TryCreate(address, link, out var resolved) ? resolved.AbsoluteUri : link;

    public static bool HasScheme(string link)
    {
        var colon = link.IndexOf(':', StringComparison.Ordinal);
        return colon > 1 && char.IsAsciiLetter(link[0]) && link.AsSpan(0, colon).IndexOfAny("/?# ") < 0;
    }

    private static Uri? Of(Element element, Uri? address)
    {
        var bases = new Stack<string>();
        for (var at = element; at is not null; at = at.Parent)
        {
            if (at.Attribute("xml:base") is { } declared)
            {
                bases.Push(declared.Trim());
            }
        }

        var result = address;
        foreach (var declared in bases)
        {
            if (HasScheme(declared) ? Uri.TryCreate(declared, UriKind.Absolute, out var next)
                : result is not null & Uri.TryCreate(result, declared, out next))
            {
                result = next;
            }
        }

        return result;
    }
}
