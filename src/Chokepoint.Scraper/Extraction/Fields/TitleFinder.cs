using Chokepoint.Scraper.Extraction.Declared;
using Chokepoint.Scraper.Extraction.Page;

namespace Chokepoint.Scraper.Extraction.Fields;

/// <summary>The headline that a reader sees, checked against what the page declares.</summary>
internal static class TitleFinder
{
    private static readonly string[] Separators = [" | ", " – ", " — ", " - ", " :: ", " · ", " • ", " » ", " « ", " / ", "|"];

    public static string? Find(PageTree tree, Declarations page, int bodyStart)
    {
        var site = PageFields.Site(page);
        var declared = Declared(tree, page).Select(title => WithoutSite(title, site, page.Address)).Where(title => title.Length > 0).ToList();
        var headings = tree.Blocks.Take(bodyStart + 400).Select((block, index) => (block, index))
            .Where(pair => pair.block.Is(BlockContext.TopHeading) && pair.block.Text.Length is > 3 and < 400)
            .Select(pair => (text: ShortText.Squeeze(pair.block.Text), pair.index)).Take(20).ToList();
        var title = Pick(declared, headings, bodyStart);
        return title is null ? null : Editors(title, tree, page) ?? title;
    }

    private static string? Pick(List<string> declared, List<(string text, int index)> headings, int bodyStart)
    {
        var visible = headings.Select(heading => (heading.text, score: declared.Select(title => Likeness(heading.text, title)).DefaultIfEmpty().Max()))
            .OrderByDescending(pair => pair.score).FirstOrDefault();
        if (visible.text is not null && visible.score >= 0.5)
        {
            return declared.FirstOrDefault(title => IsAfterKicker(visible.text, title)) ?? visible.text;
        }

        // Declared titles are often written for search engines: a long heading right above the text is what readers see.
        var above = headings.LastOrDefault(heading => heading.index > bodyStart - 30 && heading.index < bodyStart + 5 && heading.text.Length >= 20);
        if (above.text is not null)
        {
            return above.text;
        }

        return declared.FirstOrDefault() ?? visible.text;
    }

    /// <summary>Where the main heading is the one written for search engines, or stands alone against all that is declared: the editors' own.</summary>
    private static string? Editors(string title, PageTree tree, Declarations page)
    {
        var site = PageFields.Site(page);
        string? Clean(string? text) => text is null ? null : WithoutSite(ShortText.Squeeze(PlainText.Of(text)), site, page.Address);
        var (headline, shared, search) = (Clean(page.Linked.Headline), Clean(page.Meta.First("og:title")), Clean(tree.Document.Title));
        if (shared is not null && Letters(shared) == Letters(title))
        {
            // A kicker that only its element sets apart from the rest of the heading.
            return shared;
        }

        if (headline is null || headline.Length < 15 || headline.EndsWith("...", StringComparison.Ordinal) || headline.EndsWith('…') || Letters(headline) == Letters(title))
        {
            return null;
        }

        var isForSearch = search is not null && Letters(search) == Letters(title);
        var isAlone = shared is not null && Letters(shared) == Letters(headline) && Letters(Clean(page.Meta.First("twitter:title")) ?? shared) == Letters(headline);
        return isForSearch || isAlone ? headline : null;
    }

    // A kicker inside the main heading: "Middle East" + "Truce holds", where the page declares "Truce holds".
    private static bool IsAfterKicker(string visible, string declared) =>
        declared.Length >= 20 && visible.Length > declared.Length && visible.EndsWith(declared, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Declared(PageTree tree, Declarations page)
    {
        var titles = new[]
        {
            page.Linked.Headline, page.Meta.First("og:title"), page.Meta.First("twitter:title", "parsely-title", "sailthru.title", "dc.title", "title"),
            tree.Document.Title,
        };
        return titles.OfType<string>().Select(title => ShortText.Squeeze(PlainText.Of(title))).Where(title => title.Length is > 2 and < 600);
    }

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

    private static bool NamesSite(string part, string? site, Uri? address)
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

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>Share of the words of the shorter that the longer holds, damped by how much longer it is.</summary>
    private static double Likeness(string one, string other)
    {
        var a = Words(one);
        var b = Words(other);
        var shared = a.Count(b.Contains);
        return a.Count == 0 || b.Count == 0 ? 0 : (double)shared / Math.Min(a.Count, b.Count) * (0.5 + (0.5 * Math.Min(a.Count, b.Count) / Math.Max(a.Count, b.Count)));
    }

    private static HashSet<string> Words(string text) =>
        [.. text.ToUpperInvariant().Split([' ', ',', '.', ':', ';', '!', '?', '"', '\'', '’', '‘', '“', '”', '-', '–', '—', '|', '(', ')'], StringSplitOptions.RemoveEmptyEntries)];
}
