using Chokepoint.Scraper.Extraction.Fields;
using Chokepoint.Scraper.Extraction.Page;

namespace Chokepoint.Scraper.Extraction.Body;

/// <summary>Which blocks inside the article's element belong to it, and what each is.</summary>
internal sealed class BlockFilter(PageTree tree, BodyScores scores, int root)
{
    private readonly BlockContext outer = tree.Nodes[root].Context;
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private bool brokenLines;
    private int main;
    private Hint aside;

    /// <summary>Blocks in reading order; captions and embeds come along, marked as such.</summary>
    public List<(TextBlock Block, BlockKind Kind, int Index)> Keep()
    {
        var node = tree.Nodes[root];
        main = MainParent(node.FirstBlock, node.EndBlock);
        var (first, end) = (node.FirstBlock, Math.Min(node.EndBlock, CutAt(node)));
        brokenLines = IsOfBrokenLines(first, end);
        aside = IsSmallPart(Hint.Gallery, first, end) ? Hint.Gallery : Hint.None;
        var others = OtherArticles(node);
        var kept = new List<(TextBlock Block, BlockKind Kind, int Index)>();
        for (var i = first; i < end; i++)
        {
            var block = tree.Blocks[i];
            if (!others.Any(other => tree.IsInside(block.Node, other)) && Kind(block, i) is { } kind && (kind != BlockKind.Paragraph || seen.Add(block.Text) || block.Text.Length < 80))
            {
                kept.Add((block, kind, i));
            }
        }

        return EdgeTrimmer.Trim(kept, scores);
    }

    private BlockKind? Kind(TextBlock block, int index)
    {
        var hints = scores.Inherited[block.Node];
        var inner = block.Context & ~outer;
        if ((hints & (Hint.Junk | Hint.Box | aside)) != 0 || (inner & (BlockContext.TopHeading | BlockContext.Aside | BlockContext.Form)) != 0)
        {
            return null;
        }

        if ((hints & Hint.Caption) != 0 || (inner & BlockContext.FigureCaption) != 0 || ((inner & BlockContext.Figure) != 0 && (inner & BlockContext.Quote) == 0))
        {
            return BlockKind.Caption;
        }

        if ((hints & Hint.Embed) != 0)
        {
            return (inner & BlockContext.Quote) != 0 ? BlockKind.Quote : BlockKind.Embed;
        }

        return IsMeta(block, hints, inner) || LabelRules.Of(block.Text) != Label.None ? null : Text(block, index, inner, hints);
    }

    private static bool IsMeta(TextBlock block, Hint hints, BlockContext inner)
    {
        var isShort = block.Text.Length < 150;
        return (isShort && (hints & (Hint.Byline | Hint.Date)) != 0)
            || ((hints & (Hint.Title | Hint.Kicker)) != 0 && isShort && !Prosody.EndsSentence(block.Text) && (inner & (BlockContext.Paragraph | BlockContext.Heading | BlockContext.ListItem)) == 0)
            || ((inner & BlockContext.Header) != 0 && (hints & Hint.Standfirst) == 0)
            || (block.Text.Length < (char.IsDigit(block.Text[0]) ? 110 : 60) && DateText.Read(block.Text) is not null && !Prosody.EndsSentence(block.Text) && (inner & (BlockContext.ListItem | BlockContext.Table | BlockContext.Heading)) == 0);
    }

    private BlockKind? Text(TextBlock block, int index, BlockContext inner, Hint hints)
    {
        if ((inner & BlockContext.Heading) != 0)
        {
            return block.LinkShare > 0.6 ? null : (hints & Hint.Standfirst) != 0 && block.Text.Length > 80 ? BlockKind.Standfirst : BlockKind.Heading;
        }

        if (block.LinkShare > 0.6)
        {
            return IsLinkedSentence(block) ? (inner & BlockContext.ListItem) != 0 ? BlockKind.ListItem : BlockKind.Paragraph : null;
        }


        var marked = (inner & (BlockContext.Paragraph | BlockContext.ListItem | BlockContext.Quote | BlockContext.Table | BlockContext.Code)) != 0;
        if (!marked && !brokenLines && scores.Value[index] <= 0)
        {
            return null;
        }

        return (inner & BlockContext.Quote) != 0 ? BlockKind.Quote
            : (inner & BlockContext.ListItem) != 0 ? BlockKind.ListItem
            : (hints & Hint.Standfirst) != 0 ? BlockKind.Standfirst : BlockKind.Paragraph;
    }

    // Headlines of other articles are links as a whole and end without a full stop.
    private static bool IsLinkedSentence(TextBlock block) =>
        block.Text.Length > 80 && Prosody.EndsSentence(block.Text) && (block.LinkShare < 0.95 || block.Text.Length > 150);

    // A gallery beside the text is not the article; one that holds it is.
    private bool IsSmallPart(Hint hint, int first, int end)
    {
        double part = 0, whole = 0;
        for (var i = first; i < end; i++)
        {
            var value = Math.Max(0, scores.Value[i]);
            whole += value;
            part += (scores.Inherited[tree.Blocks[i].Node] & hint) != 0 ? value : 0;
        }

        return part < 0.3 * whole;
    }

    // Old pages write their paragraphs without elements, as lines with breaks.
    private bool IsOfBrokenLines(int first, int end)
    {
        double marked = 0, plain = 0;
        for (var i = first; i < end; i++)
        {
            var value = Math.Max(0, scores.Value[i]);
            _ = tree.Blocks[i].Is(BlockContext.Paragraph | BlockContext.ListItem) ? marked += value : plain += value;
        }

        return plain > 2 * marked;
    }

    // The text ends where a heading announces other texts, or where another main heading begins the next article.
    private int CutAt(PageNode node)
    {
        var (total, read) = (scores.Good[root], 0.0);
        for (var i = node.FirstBlock; i < node.EndBlock; i++)
        {
            var block = tree.Blocks[i];
            read += Math.Max(0, scores.Value[i]);
            if ((Announces(block, i, read / total) && (read > 0.5 * total || read > 1500) && !GoesOn(i, node.EndBlock, total)) || (read > 400 && StartsArticle(block, i)))
            {
                return i;
            }
        }

        return node.EndBlock;
    }

    private bool Announces(TextBlock block, int index, double share) =>
        block.Text.Length < 80 && (scores.Inherited[block.Node] & Hint.Junk) == 0 && scores.Value[index] <= 0
        && LabelRules.Of(block.Text) == Label.Cut && (block.Is(BlockContext.Heading) || share > 0.7);

    // A box of links in the middle: paragraphs of the same element follow.
    private bool GoesOn(int index, int end, double total)
    {
        var rest = 0.0;
        for (var i = index + 1; i < end; i++)
        {
            var block = tree.Blocks[i];
            rest += block.Is(BlockContext.Paragraph) && tree.Nodes[block.Node].Parent == main ? Math.Max(0, scores.Value[i]) : 0;
        }

        return rest > 300 && rest > 0.08 * total;
    }

    private bool StartsArticle(TextBlock block, int index)
    {
        if (!block.Is(BlockContext.TopHeading) || block.Is(BlockContext.Aside) || block.Text.Length <= 15)
        {
            return false;
        }

        return block.LinkShare > 0.5 || (block.Is(BlockContext.Header) && Enumerable.Range(Math.Max(0, index - 4), 9)
            .Any(i => i < tree.Blocks.Count && (scores.Inherited[tree.Blocks[i].Node] & (Hint.Byline | Hint.Date)) != 0));
    }

    // The element that most paragraphs are children of.
    private int MainParent(int first, int end)
    {
        var sums = new Dictionary<int, double>();
        for (var i = first; i < end; i++)
        {
            var parent = tree.Nodes[tree.Blocks[i].Node].Parent;
            sums[parent] = sums.GetValueOrDefault(parent) + Math.Max(0, scores.Value[i]);
        }

        return sums.Count == 0 ? -1 : sums.MaxBy(pair => pair.Value).Key;
    }

    private List<int> OtherArticles(PageNode node)
    {
        var others = new List<int>();
        var sum = 0.0;
        for (var i = node.Index + 1; i < node.End; i++)
        {
            if (tree.Nodes[i].Element.LocalName == "article" && !tree.IsInside(scores.Anchor, i))
            {
                others.Add(i);
                sum += scores.Good[i];
                i = tree.Nodes[i].End - 1;
            }
        }

        return sum > 0.6 * scores.Good[root] || others.Count > 200 ? [] : others;
    }
}
