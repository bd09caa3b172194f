using System.Collections.Frozen;

namespace Chokepoint.Tagging.Text;

/// <summary>HTML that was left in the text: tags count as blanks, block tags as paragraph ends.</summary>
internal static class Markup
{
    private const int LongestTag = 400;

    private static readonly FrozenDictionary<string, bool> IsBlockByName = Elements();

    private static readonly FrozenDictionary<string, bool>.AlternateLookup<ReadOnlySpan<char>> ByName =
        IsBlockByName.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] BlankEntities = ["&nbsp;", "&ensp;", "&emsp;", "&thinsp;", "&shy;", "&zwnj;", "&#160;", "&lt;", "&gt;"];

    public static bool TryRead(ReadOnlySpan<char> text, int index, out int length, out bool isBlock)
    {
        length = 0;
        isBlock = false;
        return text[index] switch
        {
            '<' => TryReadTag(text[index..], out length, out isBlock),
            '&' => TryReadEntity(text[index..], out length),
            _ => false,
        };
    }

    // Only known elements: "<AAPL.O>" is a ticker and "<5%" a number.
    private static bool TryReadTag(ReadOnlySpan<char> rest, out int length, out bool isBlock)
    {
        isBlock = false;
        length = rest[..Math.Min(rest.Length, LongestTag)].IndexOf('>') + 1;
        if (length < 3)
        {
            return false;
        }

        var inside = rest[1..(length - 1)].TrimStart('/');
        var end = inside.IndexOfAny(' ', '\t', '/');
        return inside.StartsWith("!--", StringComparison.Ordinal) || ByName.TryGetValue(end < 0 ? inside : inside[..end], out isBlock);
    }

    private static bool TryReadEntity(ReadOnlySpan<char> rest, out int length)
    {
        foreach (var entity in BlankEntities)
        {
            if (rest.StartsWith(entity, StringComparison.OrdinalIgnoreCase))
            {
                length = entity.Length;
                return true;
            }
        }

        length = 0;
        return false;
    }

    private static FrozenDictionary<string, bool> Elements()
    {
        string[] block =
        [
            "p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "td", "th", "section", "article", "header",
            "footer", "aside", "nav", "blockquote", "figure", "figcaption", "hr", "pre", "html", "body", "head", "title", "main", "form",
        ];
        string[] inline =
        [
            "a", "b", "i", "u", "em", "strong", "span", "sup", "sub", "small", "mark", "q", "cite", "code", "font", "img", "script", "style",
            "iframe", "video", "audio", "source", "picture", "button", "input", "label", "time", "abbr", "s", "del", "ins", "meta", "link", "svg",
        ];
        return block.Select(name => (name, true)).Concat(inline.Select(name => (name, false)))
            .ToFrozenDictionary(pair => pair.name, pair => pair.Item2, StringComparer.OrdinalIgnoreCase);
    }
}
