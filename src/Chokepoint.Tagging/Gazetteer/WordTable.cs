namespace Chokepoint.Tagging.Gazetteer;

/// <summary>Numbers of words by their normal form: an open table, so that a look-up hashes once and allocates nothing.</summary>
internal sealed class WordTable
{
    private string?[] keys = new string?[1024];
    private int[] ids = new int[1024];

    public int Count { get; private set; }

    /// <summary>The word's number, a new one where it has none; the first is 1.</summary>
    public int Add(string word)
    {
        if (Find(word) is > 0 and var known)
        {
            return known;
        }

        if ((Count + 1) * 2 > keys.Length)
        {
            Grow();
        }

        Count++;
        Place(word, Count);
        return Count;
    }

    /// <summary>0 for an unknown word.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        var mask = keys.Length - 1;
        for (var slot = Hash(word) & mask; keys[slot] is { } key; slot = (slot + 1) & mask)
        {
            if (word.SequenceEqual(key))
            {
                return ids[slot];
            }
        }

        return 0;
    }

    private void Place(string word, int id)
    {
        var mask = keys.Length - 1;
        var slot = Hash(word) & mask;
        while (keys[slot] is not null)
        {
            slot = (slot + 1) & mask;
        }

        (keys[slot], ids[slot]) = (word, id);
    }

    private void Grow()
    {
        var (oldKeys, oldIds) = (keys, ids);
        keys = new string?[oldKeys.Length * 2];
        ids = new int[keys.Length];
        for (var i = 0; i < oldKeys.Length; i++)
        {
            if (oldKeys[i] is { } key)
            {
                Place(key, oldIds[i]);
            }
        }
    }

    // FNV-1a, with its high bits folded in.
    private static int Hash(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var character in word)
        {
            hash = (hash ^ character) * 16777619u;
        }

        return (int)(hash ^ (hash >> 15));
    }
}
