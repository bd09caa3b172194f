namespace Chokepoint.Tagging.Gazetteer;

/// <summary>Forms as paths of word numbers. A step is one lookup, whatever the number of forms.</summary>
internal sealed class TokenTrie<T>
{
    private readonly Dictionary<long, int> edges = [];
    private readonly List<List<T>?> values = [null];

    // Most words start no form; this answers for them without hashing.
    private readonly List<int> roots = [];

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
        : edges.GetValueOrDefault(((long)node << 32) | (uint)word);

    /// <summary>What ends at this node; null for none.</summary>
    public List<T>? At(int node) => values[node];

    private int Child(int node, int word)
    {
        var next = Step(node, word);
        if (next != 0)
        {
            return next;
        }

        next = values.Count;
        values.Add(null);
        if (node != 0)
        {
            edges.Add(((long)node << 32) | (uint)word, next);
            return next;
        }

        while (roots.Count <= word)
        {
            roots.Add(0);
        }

        roots[word] = next;
        return next;
    }
}
