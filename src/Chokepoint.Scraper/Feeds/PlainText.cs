using System.Text;
using Chokepoint.Scraper.Feeds.Markup;

namespace Chokepoint.Scraper.Feeds;

/// <summary>HTML of a feed's title or name as one line of text.</summary>
internal static class PlainText
{
    // Only what is markup is taken out: "a <b> c" loses its tag, "prices < 5" and "Vec<T>" lose nothing.
    private static readonly HashSet<string> Tags = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "acronym", "b", "big", "blockquote", "br", "center", "cite", "code", "del", "div", "em", "font", "h1", "h2", "h3",
        "h4", "h5", "h6", "hr", "i", "img", "ins", "li", "ol", "p", "pre", "q", "s", "script", "small", "span", "strike", "strong",
        "style", "sub", "sup", "table", "td", "th", "tr", "tt", "u", "ul", "wbr",
    };

    public static string FromHtml(string html) => Fold(new CharacterReferences().Decode(WithoutTags(html)));

    /// <summary>White space of any kind and length as one space, none at the ends.</summary>
    public static string Fold(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string WithoutTags(string html)
    {
        if (!html.Contains('<', StringComparison.Ordinal))
        {
            return html;
        }

        var text = new StringBuilder(html.Length);
        var at = 0;
        while (at < html.Length)
        {
            var length = html[at] == '<' ? TagLength(html.AsSpan(at)) : 0;
            text.Append(html.AsSpan(at, length == 0 ? 1 : 0));
            at += Math.Max(length, 1);
        }

        return text.ToString();
    }

    // A ">" in quotes ends no tag.
    private static int End(ReadOnlySpan<char> tag, int at)
    {
        var quote = '\0';
        for (; at < tag.Length; at++)
        {
            if (quote != '\0')
            {
                quote = tag[at] == quote ? '\0' : quote;
            }
            else if (tag[at] is '"' or '\'' && tag[at - 1] == '=')
            {
                quote = tag[at];
            }
            else if (tag[at] == '>')
            {
                return at + 1;
            }
        }

        return tag.IndexOf('>') + 1;
    }

    private static int TagLength(ReadOnlySpan<char> tag)
    {
        var start = tag is ['<', '/', ..] ? 2 : 1;
        var end = start;
        while (end < tag.Length && char.IsAsciiLetterOrDigit(tag[end]))
        {
            end++;
        }

        return Tags.GetAlternateLookup<ReadOnlySpan<char>>().Contains(tag[start..end]) ? End(tag, end) : 0;
    }
}
