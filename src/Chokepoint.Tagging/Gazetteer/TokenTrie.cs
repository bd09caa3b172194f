namespace Chokepoint.Tagging.Gazetteer;

/// <summary>Forms as paths of word numbers. A step is one lookup, whatever the number of forms.</summary>
internal sealed class TokenTrie<T>
{
    private readonly Dictionary<long, int> edges = [];
    private readonly List<List<T>?> values = [null];

    // Most words start no form; this answers for them without hashing.
    private readonly List<int> roots = [];

    // And most that follow a start go on with none: by node, a bit for each of 64 classes of words.
    private readonly List<ulong> next = [0];

    public void Add(ReadOnlySpan<int> words, T value)
    {
        var node = 0;
        foreach (var word in words)
        {
            node = Child(node, word);
        }

        (values[node] ??= []).Add(value);
    }

    /// <summary>The node after `word`, or 0 where no form goes on like that. The root is 0.</summary>
    public int Step(int node, int word) =>
        word == 0 ? 0
        : node == 0 ? (word < roots.Count ? roots[word] : 0)
        : (next[node] >> (word & 63) & 1) == 0 ? 0
        : edges.GetValueOrDefault(((long)node << 32) | (uint)word);

    /// <summary>What ends at this node; null for none.</summary>
    public List<T>? At(int node) => values[node];

    private int Child(int node, int word)
    {
        var child = Step(node, word);
        if (child != 0)
        {
            return child;
        }

        child = values.Count;
        values.Add(null);
        next.Add(0);
        if (node != 0)
        {
            edges.Add(((long)node << 32) | (uint)word, child);
            next[node] |= 1UL << (word & 63);
            return child;
        }

        while (roots.Count <= word)
        {
            roots.Add(0);
        }

        roots[word] = child;
        return child;
    }
}
