using System.Text;

namespace Chokepoint.Scraper.Extraction.Page;

/// <summary>Collects the text of one block: white space becomes single spaces, a line break stays one.</summary>
internal sealed class TextRun
{
    private readonly StringBuilder text = new();
    private int links;
    private int bold;
    private int italic;
    private bool space;

    public bool IsEmpty => text.Length == 0;

    public void Append(string data, TextStyle style)
    {
        var before = text.Length;
        foreach (var character in data)
        {
            if (char.IsWhiteSpace(character))
            {
                space = true;
            }
            else if (!IsInvisible(character))
            {
                AppendSpace();
                text.Append(character);
            }
        }

        var added = text.Length - before;
        links += style.HasFlag(TextStyle.Link) ? added : 0;
        bold += style.HasFlag(TextStyle.Bold) ? added : 0;
        italic += style.HasFlag(TextStyle.Italic) ? added : 0;
    }

    /// <summary>A single line break; true when it is the second in a row, which readers see as a new paragraph.</summary>
    public bool Break()
    {
        if (text.Length == 0)
        {
            return false;
        }

        if (text[^1] == '\n')
        {
            return true;
        }

        text.Append('\n');
        space = false;
        return false;
    }

    public TextBlock? Take(int node, BlockContext context)
    {
        var value = text.Length == 0 ? "" : text.ToString().TrimEnd('\n', ' ');
        var block = value.Length == 0
            ? null
            : new TextBlock(node, context, value) { LinkChars = links, BoldChars = bold, ItalicChars = italic };
        text.Clear();
        (links, bold, italic, space) = (0, 0, 0, false);
        return block;
    }

    private void AppendSpace()
    {
        if (space && text.Length > 0 && text[^1] != '\n')
        {
            text.Append(' ');
        }

        space = false;
    }

    // Soft hyphens, zero-width characters and control characters are layout, not text.
    private static bool IsInvisible(char character) => character is '\u00AD' or '\u200B' or '\uFEFF' or '\u2060' || char.IsControl(character);
}

[Flags]
internal enum TextStyle
{
    None = 0,
    Link = 1,
    Bold = 2,
    Italic = 4,
}
