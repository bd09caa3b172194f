using Chokepoint.Tagging.Stances.Arbiter;
using Node = Chokepoint.Tagging.Stances.Arbiter.BoostedTrees.Node;

namespace Chokepoint.Training.Stances;

/// <summary>Grows one tree, by the cuts that gain most.</summary>
/// <param name="slopes">By row.</param>
/// <param name="cuts">By feature: values after which a row may go the other way.</param>
/// <param name="bins">By row and feature: between which cuts it lies.</param>
internal sealed class TreeGrower((double Slope, double Curve)[] slopes, int[][] cuts, byte[][] bins)
{
    /// <summary>Of a feature.</summary>
    public const int MostCuts = 48;

    private const int Depth = 3;
    private const double Rate = 0.05;

    // Added to each leaf's denominator: more is more cautious.
    private const double Pull = 5;

    // Rows on either side of a cut.
    private const int LeastRows = 8;

    public Node[] Grow(int[] rows, int[] features)
    {
        var tree = new List<Node> { default };
        Grow(tree, 0, rows, features, Depth);
        return [.. tree];
    }

    private void Grow(List<Node> tree, int at, int[] rows, int[] features, int depth)
    {
        var (slope, curve) = (rows.Sum(row => slopes[row].Slope), rows.Sum(row => slopes[row].Curve));
        var (feature, bin) = depth == 0 ? (-1, 0) : BestCut(rows, features, slope, curve);
        if (feature < 0)
        {
            tree[at] = new(-1, (int)Math.Round(Rate * slope / (curve + Pull) * BoostedTrees.Scale), 0);
            return;
        }
        var left = tree.Count;
        tree[at] = new((sbyte)feature, cuts[feature][bin], (byte)left);
        tree.AddRange([default, default]);
        Grow(tree, left, [.. rows.Where(row => bins[row][feature] <= bin)], features, depth - 1);
        Grow(tree, left + 1, [.. rows.Where(row => bins[row][feature] > bin)], features, depth - 1);
    }

    private (int Feature, int Bin) BestCut(int[] rows, int[] features, double slope, double curve)
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
                sums[bin] += slopes[row].Slope;
                weights[bin] += slopes[row].Curve;
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
}
