namespace Chokepoint.Tagging.Text;

/// <summary>Tells captions and list items from prose by how a paragraph begins and ends.</summary>
internal static class ParagraphKind
{
    private static readonly string[] CaptionStarts =
        ["photo", "photograph", "image", "caption", "picture", "pictured", "file photo", "file", "video", "watch", "illustration"];

    private static readonly string[] CaptionEnds =
        ["Getty Images", "/Reuters", "REUTERS", "/AP", "/AFP", "Shutterstock", "File photo", "/Xinhua", "EPA", "(AP)", "(Reuters)"];

    private const int LongestCaption = 60;

    public static SentenceKind Of(ReadOnlySpan<char> text, ReadOnlySpan<Token> paragraph, bool isTitle)
    {
        if (isTitle)
        {
            return SentenceKind.Headline;
        }

        var span = text[paragraph[0].Start..paragraph[^1].End];
        return paragraph.Length <= LongestCaption && IsCaption(span) ? SentenceKind.Caption
            : IsListItem(text, paragraph) ? SentenceKind.ListItem : SentenceKind.Prose;
    }

    private static bool IsCaption(ReadOnlySpan<char> span)
    {
        foreach (var start in CaptionStarts)
        {
            if (span.TrimStart("([").StartsWith(start, StringComparison.OrdinalIgnoreCase)
                && span[..Math.Min(span.Length, start.Length + 4)].IndexOf(':') is var colon and >= 0 && colon <= start.Length + 2)
            {
                return true;
            }
        }

        var trimmed = span.TrimEnd(".) ]");
        foreach (var end in CaptionEnds)
        {
            if (trimmed.EndsWith(end.TrimEnd(')'), StringComparison.Ordinal))
            {
                return true;
            }
        }

        return span.Contains("(Photo by", StringComparison.OrdinalIgnoreCase) || span.Contains("(Photo:", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsListItem(ReadOnlySpan<char> text, ReadOnlySpan<Token> paragraph)
    {
        var first = text[paragraph[0].Start];
        if (paragraph.Length < 3)
        {
            return false;
        }

        return first is '\u2022' or '*' or '\u25AA' or '\u25CF' or '\u00B7'
            || (first == '-' && paragraph[0].Length == 1 && paragraph[1].Start > paragraph[0].End)
            || (char.IsAsciiDigit(first) && paragraph[0].Length <= 2 && text[paragraph[1].Start] is '.' or ')'
                && paragraph[1].Start == paragraph[0].End && paragraph[2].Start > paragraph[1].End);
    }
}
