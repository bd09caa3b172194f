namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>
/// Gradient-boosted trees over whole numbers, one chain of trees for each class, as trained by tests/Chokepoint.Training.
/// Source of the method: Friedman, "Greedy function approximation: a gradient boosting machine" (2001).
/// </summary>
internal sealed class BoostedTrees
{
    /// <summary>A leaf's value of 1 as it is stored.</summary>
    public const double Scale = 4096;

    private readonly Node[][] trees;

    /// <param name="trees">In turns for class 0 to 4: tree 5 is the second of class 0.</param>
    public BoostedTrees(Node[][] trees) => this.trees = trees;

    /// <summary>A node; its children follow at <paramref name="Left"/> and one after it. A leaf has no feature (below 0).</summary>
    /// <param name="Feature">Goes left where this feature is at most <paramref name="Value"/>.</param>
    /// <param name="Value">Threshold, or the value of a leaf.</param>
    /// <param name="Left">Index of the left child.</param>
    internal readonly record struct Node(sbyte Feature, int Value, byte Left);

    public StanceOdds Judge(ReadOnlySpan<int> features)
    {
        Span<int> sums = stackalloc int[ArbiterModel.Classes];
        for (var tree = 0; tree < trees.Length; tree++)
        {
            sums[tree % sums.Length] += Leaf(trees[tree], features);
        }
        return StanceOdds.Of(sums, Scale);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(trees.Length);
        foreach (var tree in trees)
        {
            writer.Write((byte)tree.Length);
            foreach (var node in tree)
            {
                writer.Write(node.Feature);
                writer.Write(node.Value);
                writer.Write(node.Left);
            }
        }
    }

    public static BoostedTrees Read(BinaryReader reader)
    {
        var trees = new Node[reader.ReadInt32()][];
        for (var tree = 0; tree < trees.Length; tree++)
        {
            trees[tree] = new Node[reader.ReadByte()];
            for (var node = 0; node < trees[tree].Length; node++)
            {
                trees[tree][node] = new(reader.ReadSByte(), reader.ReadInt32(), reader.ReadByte());
            }
        }
        return new(trees);
    }

    /// <summary>The value of the leaf that a row comes to, in <see cref="Scale"/>.</summary>
    public static int Leaf(ReadOnlySpan<Node> tree, ReadOnlySpan<int> features)
    {
        var node = tree[0];
        while (node.Feature >= 0)
        {
            node = tree[node.Left + (features[node.Feature] <= node.Value ? 0 : 1)];
        }
        return node.Value;
    }
}
