using Chokepoint.Scraper.Extraction.Page;

namespace Chokepoint.Scraper.Extraction.Body;

/// <summary>How much each block looks like running text, where the most of it lies, and the sums for every element.</summary>
internal sealed class BodyScores
{
    private const double MarginWeight = 0.25;

    private readonly PageTree tree;

    public BodyScores(PageTree tree)
    {
        this.tree = tree;
        Value = [.. tree.Blocks.Select(Prose)];
        Misnomers.Forgive(tree, Value);
        Inherited = Inherit();
        Anchor = FindAnchor();
        ForgiveHolders();
        Inherited = Inherit();
        for (var i = 0; i < Value.Length; i++)
        {
            var block = tree.Blocks[i];
            if ((Inherited[block.Node] & Hint.Junk) != 0)
            {
                Value[i] = -0.3 * block.Text.Length;
            }
        }

        Good = Sum([.. Value.Select(value => Math.Max(0, value))]);
        Seen = Sum([.. tree.Blocks.Select(block => (Inherited[block.Node] & Hint.Junk) != 0 ? 0 : (double)block.Text.Length)]);
    }

    /// <summary>Of each block.</summary>
    public double[] Value { get; }

    /// <summary>Of each node: the hints of the node and all that enclose it.</summary>
    public Hint[] Inherited { get; private set; }

    /// <summary>Of each node: running text inside.</summary>
    public double[] Good { get; }

    /// <summary>Of each node: all text inside that is not marked as margin.</summary>
    public double[] Seen { get; }

    /// <summary>The node nearest to the most running text; -1 when there is none.</summary>
    public int Anchor { get; }

    public static double Prose(TextBlock block)
    {
        var length = block.Text.Length;
        if (block.Is(BlockContext.Heading | BlockContext.FigureCaption) || LabelRules.IsConsent(block.Text))
        {
            return 0;
        }

        if (block.LinkShare > 0.5)
        {
            return -0.5 * length;
        }

        var own = length - block.LinkChars;
        var sentence = Prosody.EndsSentence(block.Text);
        return length >= 80 ? (sentence || length > 160 ? own : own * 0.3)
            : sentence ? own * 0.5 : -10;
    }

    private double[] Sum(double[] values)
    {
        var sums = new double[tree.Nodes.Count];
        for (var i = 0; i < values.Length; i++)
        {
            sums[tree.Blocks[i].Node] += values[i];
        }

        for (var node = sums.Length - 1; node > 0; node--)
        {
            sums[tree.Nodes[node].Parent] += sums[node];
        }

        return sums;
    }

    // Text counts for its element and, less and less, for those around it: the container of many paragraphs wins.
    private int FindAnchor()
    {
        var scores = new double[tree.Nodes.Count];
        for (var i = 0; i < Value.Length; i++)
        {
            var value = Value[i] * ((Inherited[tree.Blocks[i].Node] & Hint.Junk) != 0 ? MarginWeight : 1);
            var (node, share) = (tree.Blocks[i].Node, 1.0);
            for (var level = 0; level < 4 && node >= 0 && value > 0; level++)
            {
                scores[node] += value * share;
                share = level == 0 ? 1 : share * 0.6;
                node = tree.Nodes[node].Parent;
            }
        }

        var best = -1;
        for (var node = 0; node < scores.Length; node++)
        {
            scores[node] *= (tree.Nodes[node].Hints & Hint.Body) != 0 ? 1.5 : 1;
            best = scores[node] > (best < 0 ? 0 : scores[best]) ? node : best;
        }

        return best;
    }

    // "article-with-sidebar" holds the article: what encloses most of the page's text is no margin, whatever its name.
    private void ForgiveHolders()
    {
        for (var node = Anchor; node >= 0; node = tree.Nodes[node].Parent)
        {
            tree.Nodes[node].Hints &= Hint.Body;
        }
    }

    private Hint[] Inherit()
    {
        var inherited = new Hint[tree.Nodes.Count];
        for (var node = 0; node < inherited.Length; node++)
        {
            var parent = tree.Nodes[node].Parent;
            inherited[node] = tree.Nodes[node].Hints | (parent >= 0 ? inherited[parent] : Hint.None);
        }

        return inherited;
    }
}
