using Chokepoint.Tagging.Stances.Arbiter;
using Node = Chokepoint.Tagging.Stances.Arbiter.BoostedTrees.Node;

namespace Chokepoint.Training.Stances;

/// <summary>A pair of an article as whole numbers, with its label: 0 for no stance, else the stance's number and 1.</summary>
internal sealed record PairExample(int[] Features, int Label);

/// <summary>Multinomial gradient boosting with second-order leaves (Friedman 2001; Chen and Guestrin 2016), shallow trees and few of them: the data is small.</summary>
internal sealed class BoostedTreesTrainer(IReadOnlyList<PairExample> examples)
{
    private const int Rounds = 150;

    // Of rows, and of features, that a tree looks at.
    private const double Part = 0.7;
    private readonly Random random = new(11);
    private readonly int[][] cuts = [.. Enumerable.Range(0, ArticleEvidence.Size).Select(feature => Cuts([.. examples.Select(example => example.Features[feature])]))];

    public BoostedTrees Train()
    {
        var bins = examples.Select(example => example.Features.Select((value, feature) => BinOf(cuts[feature], value)).ToArray()).ToArray();
        var scores = new double[examples.Count][];
        for (var row = 0; row < scores.Length; row++)
        {
            scores[row] = new double[ArbiterModel.Classes];
        }
        var trees = new List<Node[]>();
        for (var round = 0; round < Rounds; round++)
        {
            var rows = Enumerable.Range(0, examples.Count).Where(_ => random.NextDouble() < Part).ToArray();
            var features = Enumerable.Range(0, ArticleEvidence.Size).Where(_ => random.NextDouble() < Part).ToArray();
            var shares = scores.Select(Softmax).ToArray();
            var grown = new Node[ArbiterModel.Classes][];
            Parallel.For(0, grown.Length, column => grown[column] = new TreeGrower(Slopes(shares, column), cuts, bins).Grow(rows, features));
            for (var row = 0; row < examples.Count; row++)
            {
                for (var column = 0; column < grown.Length; column++)
                {
                    scores[row][column] += BoostedTrees.Leaf(grown[column], examples[row].Features) / BoostedTrees.Scale;
                }
            }
            trees.AddRange(grown);
        }
        return new([.. trees]);
    }

    // How each row would have the score of a class changed, and how fast that changes.
    private (double Slope, double Curve)[] Slopes(double[][] shares, int column) =>
        [.. shares.Select((row, place) => ((examples[place].Label == column ? 1 : 0) - row[column], Math.Max(row[column] * (1 - row[column]), 1e-6)))];

    // Values after which a row may go the other way: all of them, or as many that part the rows evenly.
    private static int[] Cuts(int[] values)
    {
        Array.Sort(values);
        var distinct = values.Distinct().ToArray();
        return distinct.Length <= TreeGrower.MostCuts ? distinct[..^1]
            : [.. Enumerable.Range(1, TreeGrower.MostCuts - 1).Select(step => values[step * values.Length / TreeGrower.MostCuts]).Distinct().Where(cut => cut < distinct[^1])];
    }

    private static byte BinOf(int[] cuts, int value)
    {
        var at = Array.BinarySearch(cuts, value);
        return (byte)(at >= 0 ? at : ~at);
    }

    private static double[] Softmax(double[] scores)
    {
        var most = scores.Max();
        var shares = scores.Select(score => Math.Exp(score - most)).ToArray();
        var total = shares.Sum();
        return [.. shares.Select(share => share / total)];
    }
}
