using Chokepoint.Scraper.Extraction.Declared;
using Chokepoint.Scraper.Extraction.Page;

namespace Chokepoint.Scraper.Extraction.Body;

/// <summary>From kept blocks to the body: standfirst, paragraphs, lists, quotes and headings join, and posts that the article quotes; captions and other embeds stand aside.</summary>
internal static class BodyText
{
    public static List<ArticleBlock> Of(PageTree tree, BodyScores scores, int root, string? title)
    {
        var kept = new BlockFilter(tree, scores, root).Keep();
        var blocks = kept
            .Where(item => title is null || !item.Block.Text.Equals(title, StringComparison.OrdinalIgnoreCase))
            .Select(item => new ArticleBlock(item.Kind, item.Block.Text)).ToList();
        if (Standfirst(tree, scores, root, title) is { } standfirst && !blocks.Any(block => block.Text.Contains(standfirst, StringComparison.Ordinal)))
        {
            blocks.Insert(0, new ArticleBlock(BlockKind.Standfirst, standfirst));
        }

        return blocks;
    }

    public static string Join(IEnumerable<ArticleBlock> blocks) =>
        string.Join('\n', blocks.Where(block => block.Kind is not (BlockKind.Caption or BlockKind.Embed)).Select(block => block.Text));

    /// <summary>The declared body only where the page shows less than half of it.</summary>
    public static string Choose(string visible, string? declared)
    {
        if (declared is null || declared.Length < 400 || visible.Length > declared.Length / 2)
        {
            return visible;
        }

        var lines = declared.Split('\n').Select(line => ShortText.Squeeze(PlainText.Of(line))).Where(line => line.Length > 0);
        return string.Join('\n', lines);
    }

    // Between the main heading and the text, outside its element: the lines that sum it up.
    private static string? Standfirst(PageTree tree, BodyScores scores, int root, string? title)
    {
        var start = tree.Nodes[root].FirstBlock;
        for (var i = start - 1; i >= 0 && i > start - 25; i--)
        {
            var block = tree.Blocks[i];
            var hints = scores.Inherited[block.Node];
            if (block.Is(BlockContext.TopHeading))
            {
                return null;
            }

            if (block.Text.Length is > 50 and < 600 && block.LinkShare < 0.3 && (hints & (Hint.Junk | Hint.Caption | Hint.Byline | Hint.Box)) == 0 && !block.Is(BlockContext.Figure)
                && block.Text != title && ((hints & Hint.Standfirst) != 0 || (!block.Is(BlockContext.Heading) && Prosody.EndsSentence(block.Text)))
                && LabelRules.Of(block.Text) == Label.None && HasHeadingBefore(tree, i, title))
            {
                return block.Text;
            }
        }

        return null;
    }

    private static bool HasHeadingBefore(PageTree tree, int index, string? title)
    {
        for (var i = index - 1; i >= 0 && i > index - 15; i--)
        {
            if (tree.Blocks[i].Is(BlockContext.TopHeading) || (tree.Blocks[i].Is(BlockContext.Heading) && tree.Blocks[i].Text == title))
            {
                return true;
            }
        }

        return false;
    }
}
