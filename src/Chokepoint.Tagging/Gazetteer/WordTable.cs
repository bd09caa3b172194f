namespace Chokepoint.Tagging.Gazetteer;

/// <summary>
/// Numbers of words by their normal form: an open table, so that a look-up hashes once and allocates nothing. Hashes stand beside the
/// numbers, so that a word which is not there costs one look at the memory, however many are.
/// </summary>
internal sealed class WordTable
{
    private readonly List<string> words = [""];

    // Hash in the upper half, number in the lower; 0 is a free slot.
    private ulong[] slots = new ulong[1024];

    public int Count => words.Count - 1;

    /// <summary>The word's number, a new one where it has none; the first is 1.</summary>
    public int Add(string word)
    {
        if (Find(word) is > 0 and var known)
        {
            return known;
        }

        if (words.Count * 2 > slots.Length)
        {
            var old = slots;
            slots = new ulong[old.Length * 2];
            foreach (var slot in old.Where(slot => slot != 0))
            {
                Place(slot);
            }
        }

        words.Add(word);
        Place(((ulong)Hash(word) << 32) | (uint)Count);
        return Count;
    }

    /// <summary>0 for an unknown word.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        var mask = (uint)slots.Length - 1;
        var hash = Hash(word);
        for (var at = hash & mask; slots[at] is not 0 and var slot; at = (at + 1) & mask)
        {
            if ((uint)(slot >> 32) == hash && word.SequenceEqual(words[(int)(uint)slot]))
            {
                return (int)(uint)slot;
            }
        }

        return 0;
    }

    private void Place(ulong slot)
    {
        var mask = (uint)slots.Length - 1;
        var at = (uint)(slot >> 32) & mask;
        while (slots[at] != 0)
        {
            at = (at + 1) & mask;
        }

        slots[at] = slot;
    }

    // FNV-1a, with its high bits folded in.
    private static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var character in word)
        {
            hash = (hash ^ character) * 16777619u;
        }

        return hash ^ (hash >> 15);
    }
}
