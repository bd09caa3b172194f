using Chokepoint.Scraper.Extraction.Page;

namespace Chokepoint.Scraper.Extraction.Body;

/// <summary>Takes short lines off both ends: kickers and bylines before the first sentence, labels and headings without text after the last.</summary>
internal static class EdgeTrimmer
{
    public static List<(TextBlock Block, BlockKind Kind, int Index)> Trim(List<(TextBlock Block, BlockKind Kind, int Index)> blocks, BodyScores scores)
    {
        var first = blocks.FindIndex(item => IsText(item, scores));
        var last = blocks.FindLastIndex(item => IsText(item, scores));
        if (first < 0)
        {
            return blocks;
        }

        while (first > 0 && blocks[first - 1].Kind == BlockKind.Heading && scores.Value[blocks[first].Index] > 0 && first > 1)
        {
            first--;
        }

        while (last + 1 < blocks.Count && blocks[last + 1].Kind is BlockKind.ListItem)
        {
            last++;
        }

        return blocks.GetRange(first, last - first + 1);
    }

    private static bool IsText((TextBlock Block, BlockKind Kind, int Index) item, BodyScores scores) =>
        item.Kind is not (BlockKind.Heading or BlockKind.Caption or BlockKind.Embed)
        && (scores.Value[item.Index] > 0 || item.Kind == BlockKind.Standfirst || Prosody.EndsSentence(item.Block.Text));
}
