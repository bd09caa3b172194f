namespace Chokepoint.Tagging.Gazetteer;

/// <summary>Stems such as "prohibit*", found by the first three letters of a word, whatever their number.</summary>
internal sealed class WordStems
{
    private const int KeyLength = 3;
    private const int Letters = 27;

    private readonly List<(string Stem, int Id)>?[] byKey = new List<(string, int)>?[Letters * Letters * Letters];

    // The next shorter stem that is the beginning of this one, so that both are found.
    private int[] shorter = [];

    public void Add(string stem, int id)
    {
        if (stem.Length < KeyLength)
        {
            throw new InvalidDataException($"The stem '{stem}*' is too short: it needs {KeyLength} letters.");
        }

        var list = byKey[KeyOf(stem)] ??= [];
        if (list.Contains((stem, id)))
        {
            return;
        }

        list.Add((stem, id));
        list.Sort((left, right) => right.Stem.Length.CompareTo(left.Stem.Length));
        foreach (var (longer, longerId) in list)
        {
            if (longerId >= shorter.Length)
            {
                Array.Resize(ref shorter, longerId * 2);
            }

            shorter[longerId] = list.Find(other => other.Stem.Length < longer.Length && longer.StartsWith(other.Stem, StringComparison.Ordinal)).Id;
        }
    }

    /// <summary>Id of the longest stem that the normal form begins with; 0 for none.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        if (word.Length < KeyLength || byKey[KeyOf(word)] is not { } list)
        {
            return 0;
        }

        foreach (var (stem, id) in list)
        {
            if (word.StartsWith(stem, StringComparison.Ordinal))
            {
                return id;
            }
        }

        return 0;
    }

    /// <summary>The next shorter stem of the same word; 0 for none.</summary>
    public int Shorter(int stem) => shorter[stem];

    private static int KeyOf(ReadOnlySpan<char> word) => (((Letter(word[0]) * Letters) + Letter(word[1])) * Letters) + Letter(word[2]);

    private static int Letter(char character) => character is >= 'a' and <= 'z' ? character - 'a' + 1 : 0;
}

/// <summary>For each token of a document: the number of its word, and of the stem it begins with; 0 where the gazetteer has none.</summary>
internal readonly record struct DocumentWords(int[] Ids, int[] Stems);
