namespace Chokepoint.Scraper.Extraction.Page;

/// <summary>A run of text that a reader sees as one piece: what lies between two boundaries of block elements.</summary>
internal sealed record TextBlock(int Node, BlockContext Context, string Text)
{
    public int LinkChars { get; init; }
    public int BoldChars { get; init; }
    public int ItalicChars { get; init; }

    public double LinkShare => Text.Length == 0 ? 0 : (double)LinkChars / Text.Length;

    public bool Is(BlockContext context) => (Context & context) != 0;
}
