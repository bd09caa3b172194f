using Chokepoint.Tagging.Stances.Arbiter;
using Node = Chokepoint.Tagging.Stances.Arbiter.BoostedTrees.Node;

namespace Chokepoint.Training.Stances;

/// <summary>A pair of an article as whole numbers, with its label: 0 for no stance, else the stance's number and 1.</summary>
internal sealed record PairExample(int[] Features, int Label);

/// <summary>Multinomial gradient boosting with second-order leaves (Friedman 2001; Chen and Guestrin 2016), shallow trees and few of them: the data is small.</summary>
internal sealed class BoostedTreesTrainer(IReadOnlyList<PairExample> examples)
{
    private const int Rounds = 150;
    private const int Depth = 3;
    private const double Rate = 0.05;

    // Added to each leaf's denominator: more is more cautious.
    private const double Pull = 5;

    // Rows on either side of a cut.
    private const int LeastRows = 8;

    // Of rows, and of features, that a tree looks at.
    private const double Part = 0.7;
    private const int MostCuts = 48;
    private readonly Random random = new(11);
    private readonly int[][] cuts = [.. Enumerable.Range(0, ArticleEvidence.Size).Select(feature => Cuts([.. examples.Select(example => example.Features[feature])]))];
    private readonly double[] slopes = new double[examples.Count];
    private readonly double[] curves = new double[examples.Count];

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
            for (var column = 0; column < ArbiterModel.Classes; column++)
            {
                for (var row = 0; row < examples.Count; row++)
                {
                    var share = shares[row][column];
                    slopes[row] = (examples[row].Label == column ? 1 : 0) - share;
                    curves[row] = Math.Max(share * (1 - share), 1e-6);
                }
                var tree = new List<Node> { default };
                Grow(tree, 0, rows, features, bins, Depth);
                trees.Add([.. tree]);
                for (var row = 0; row < examples.Count; row++)
                {
                    scores[row][column] += BoostedTrees.Leaf(trees[^1], examples[row].Features) / BoostedTrees.Scale;
                }
            }
        }
        return new([.. trees]);
    }

    private void Grow(List<Node> tree, int at, int[] rows, int[] features, byte[][] bins, int depth)
    {
        var (slope, curve) = (rows.Sum(row => slopes[row]), rows.Sum(row => curves[row]));
        var (feature, bin) = depth == 0 ? (-1, 0) : BestCut(rows, features, bins, slope, curve);
        if (feature < 0)
        {
            tree[at] = new(-1, (int)Math.Round(Rate * slope / (curve + Pull) * BoostedTrees.Scale), 0);
            return;
        }
        var left = tree.Count;
        tree[at] = new((sbyte)feature, cuts[feature][bin], (byte)left);
        tree.AddRange([default, default]);
        Grow(tree, left, [.. rows.Where(row => bins[row][feature] <= bin)], features, bins, depth - 1);
        Grow(tree, left + 1, [.. rows.Where(row => bins[row][feature] > bin)], features, bins, depth - 1);
    }

    private (int Feature, int Bin) BestCut(int[] rows, int[] features, byte[][] bins, double slope, double curve)
    {
        var best = (Feature: -1, Bin: 0, Gain: (slope * slope / (curve + Pull)) + 0.5);
        var (sums, weights, counts) = (new double[MostCuts + 1], new double[MostCuts + 1], new int[MostCuts + 1]);
        foreach (var feature in features)
        {
            Array.Clear(sums);
            Array.Clear(weights);
            Array.Clear(counts);
            foreach (var row in rows)
            {
                var bin = bins[row][feature];
                sums[bin] += slopes[row];
                weights[bin] += curves[row];
                counts[bin]++;
            }
            double left = 0, leftCurve = 0;
            var seen = 0;
            for (var bin = 0; bin < cuts[feature].Length; bin++)
            {
                (left, leftCurve, seen) = (left + sums[bin], leftCurve + weights[bin], seen + counts[bin]);
                var gain = (left * left / (leftCurve + Pull)) + ((slope - left) * (slope - left) / (curve - leftCurve + Pull));
                best = gain > best.Gain && seen >= LeastRows && rows.Length - seen >= LeastRows ? (feature, bin, gain) : best;
            }
        }
        return (best.Feature, best.Bin);
    }

    // Values after which a row may go the other way: all of them, or as many that part the rows evenly.
    private static int[] Cuts(int[] values)
    {
        Array.Sort(values);
        var distinct = values.Distinct().ToArray();
        return distinct.Length <= MostCuts ? distinct[..^1]
            : [.. Enumerable.Range(1, MostCuts - 1).Select(step => values[step * values.Length / MostCuts]).Distinct().Where(cut => cut < distinct[^1])];
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
