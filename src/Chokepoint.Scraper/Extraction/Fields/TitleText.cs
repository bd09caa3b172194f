using Chokepoint.Scraper.Extraction.Declared;

namespace Chokepoint.Scraper.Extraction.Fields;

/// <summary>Compares titles as readers do: without the site's name, marks and spacing.</summary>
internal static class TitleText
{
    private static readonly string[] Separators = [" | ", " – ", " — ", " - ", " :: ", " · ", " • ", " » ", " « ", " / ", "|"];

    /// <summary>A title as a page declares it, without markup and without the site's name; null for none.</summary>
    public static string? Declared(string? text, Declarations page) =>
        text is null ? null : WithoutSite(ShortText.Squeeze(PlainText.Of(text)), PageFields.Site(page), page.Address);

    /// <summary>Cuts a trailing or leading part that names the site.</summary>
    public static string WithoutSite(string title, string? site, Uri? address)
    {
        foreach (var separator in Separators)
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at > 0 && (NamesSite(title[(at + separator.Length)..], site, address) || (separator.Contains('|', StringComparison.Ordinal) && at > title.Length / 2)))
            {
                return WithoutSite(title[..at].Trim(), site, address);
            }

            var first = title.IndexOf(separator, StringComparison.Ordinal);
            if (first > 0 && NamesSite(title[..first], site, address))
            {
                return title[(first + separator.Length)..].Trim();
            }
        }

        return title;
    }

    public static bool NamesSite(string part, string? site, Uri? address)
    {
        var name = Letters(part);
        if (name.Length == 0)
        {
            return true;
        }

        if (site is not null && Letters(site) is { Length: > 2 } known && (known.Contains(name, StringComparison.Ordinal) || name.Contains(known, StringComparison.Ordinal)))
        {
            return true;
        }

        return PageFields.Host(address) is { } host && name.Length > 2
            && (Letters(host).Contains(name, StringComparison.Ordinal) || name.Contains(Letters(host.Split('.')[0]), StringComparison.Ordinal));
    }

    public static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>Share of the words of the shorter that the longer holds, damped by how much longer it is.</summary>
    public static double Likeness(string one, string other)
    {
        var a = Words(one);
        var b = Words(other);
        var shared = a.Count(b.Contains);
        return a.Count == 0 || b.Count == 0 ? 0 : (double)shared / Math.Min(a.Count, b.Count) * (0.5 + (0.5 * Math.Min(a.Count, b.Count) / Math.Max(a.Count, b.Count)));
    }

    private static HashSet<string> Words(string text) =>
        [.. text.ToUpperInvariant().Split([' ', ',', '.', ':', ';', '!', '?', '"', '\'', '’', '‘', '“', '”', '-', '–', '—', '|', '(', ')'], StringSplitOptions.RemoveEmptyEntries)];
}
