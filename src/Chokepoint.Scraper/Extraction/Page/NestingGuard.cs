using System.Collections.Frozen;
using System.Text;

namespace Chokepoint.Scraper.Extraction.Page;

/// <summary>Leaves out tags nested beyond any real page: the parser's work grows with depth times length.</summary>
internal static class NestingGuard
{
    private const int Deepest = 400;

    // Never closed, or closed by what follows them.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Uncounted = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li", "dd", "dt",
        "tr", "td", "th", "thead", "tbody", "tfoot", "option", "path", "html", "head", "body", "script", "style").GetAlternateLookup<ReadOnlySpan<char>>();

    public static string Flatten(string html)
    {
        StringBuilder? kept = null;
        var (depth, from, at) = (0, 0, 0);
        while ((at = html.IndexOf('<', at)) >= 0 && at + 1 < html.Length)
        {
            var closes = html[at + 1] == '/';
            var name = Name(html, at + (closes ? 2 : 1));
            if (name.IsEmpty || Uncounted.Contains(name))
            {
                at++;
                continue;
            }

            var end = html.IndexOf('>', at);
            if (end < 0)
            {
                break;
            }

            if (depth > Deepest)
            {
                kept = (kept ?? new StringBuilder(html.Length)).Append(html, from, at - from);
                from = end + 1;
            }

            depth = closes ? Math.Max(0, depth - 1) : html[end - 1] == '/' ? depth : depth + 1;
            at = end;
        }

        return kept is null ? html : kept.Append(html, from, html.Length - from).ToString();
    }

    private static ReadOnlySpan<char> Name(string html, int start)
    {
        var end = start;
        while (end < html.Length && end - start < 20 && char.IsAsciiLetterOrDigit(html[end]))
        {
            end++;
        }

        return html.AsSpan(start, end - start);
    }
}
