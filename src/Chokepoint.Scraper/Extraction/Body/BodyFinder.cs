using Chokepoint.Scraper.Extraction.Page;

namespace Chokepoint.Scraper.Extraction.Body;

/// <summary>Finds the element that holds the article: from the densest one upwards, while more text of the same kind joins.</summary>
internal static class BodyFinder
{
    private const double NotableGain = 0.2;
    private const double DenseEnough = 0.6;
    private const double AlmostPure = 0.8;

    /// <summary>Index of the node, or -1 when the page holds no running text.</summary>
    public static int Find(PageTree tree, BodyScores scores)
    {
        var best = scores.Anchor;
        if (best < 0)
        {
            return -1;
        }

        for (var node = best; node > 0 && !IsWhole(tree, scores, node); node = tree.Nodes[node].Parent)
        {
            var parent = tree.Nodes[node].Parent;
            if (Joins(scores, best, parent))
            {
                best = parent;
            }
        }

        return best;
    }

    private static bool Joins(BodyScores scores, int inner, int outer)
    {
        var gain = scores.Good[outer] - scores.Good[inner];
        var seen = scores.Seen[outer] - scores.Seen[inner];
        return gain > Math.Max(150, NotableGain * scores.Good[inner]) ? gain > DenseEnough * seen : gain > 150 && gain > AlmostPure * seen;
    }

    // Beyond an article element lie other articles.
    private static bool IsWhole(PageTree tree, BodyScores scores, int node) =>
        tree.Nodes[node].Element.LocalName == "article" && scores.Good[node] > 0.4 * scores.Good[0];
}
