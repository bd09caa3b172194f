using Chokepoint.Scraper.Extraction.Page;

namespace Chokepoint.Scraper.Extraction.Body;

/// <summary>"sidebar-grid", "box": names that say margin, on elements that hold the article. Where most of the page's text lies, the name is wrong.</summary>
internal static class Misnomers
{
    private const double Most = 0.45;
    private const Hint Doubtful = Hint.Sidebar | Hint.Box | Hint.Related | Hint.Promo | Hint.Topics | Hint.Navigation | Hint.Share | Hint.Biography;
    private const Hint Certain = Hint.Comments | Hint.Ad | Hint.Hidden | Hint.Consent | Hint.Footer;

    /// <summary>Takes doubtful hints off all elements of a class whose paragraphs make up most of the page's text.</summary>
    public static void Forgive(PageTree tree, double[] value)
    {
        var prose = Paragraphs(tree, value);
        var byName = tree.Nodes.Where(node => (node.Hints & Doubtful) != 0 && prose[node.Index] > 0).GroupBy(node => node.Element.ClassName ?? "");
        foreach (var nodes in byName)
        {
            if (Outermost(tree, nodes).Sum(node => prose[node.Index]) > Most * prose[0])
            {
                foreach (var node in nodes)
                {
                    node.Hints &= ~Doubtful;
                }
            }
        }
    }

    private static IEnumerable<PageNode> Outermost(PageTree tree, IEnumerable<PageNode> nodes)
    {
        var end = 0;
        foreach (var node in nodes.Where(node => node.Index >= end))
        {
            end = tree.Nodes[node.Index].End;
            yield return node;
        }
    }

    // Sums for every element, of paragraphs that nothing certain rules out.
    private static double[] Paragraphs(PageTree tree, double[] value)
    {
        var ruledOut = new bool[tree.Nodes.Count];
        for (var node = 0; node < ruledOut.Length; node++)
        {
            var parent = tree.Nodes[node].Parent;
            ruledOut[node] = (tree.Nodes[node].Hints & Certain) != 0 || (parent >= 0 && ruledOut[parent]);
        }

        var sums = new double[tree.Nodes.Count];
        for (var i = 0; i < value.Length; i++)
        {
            var block = tree.Blocks[i];
            sums[block.Node] += block.Is(BlockContext.Paragraph) && !ruledOut[block.Node] ? Math.Max(0, value[i]) : 0;
        }

        for (var node = sums.Length - 1; node > 0; node--)
        {
            sums[tree.Nodes[node].Parent] += sums[node];
        }

        return sums;
    }
}
