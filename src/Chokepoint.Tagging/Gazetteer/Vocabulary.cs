using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Gazetteer;

/// <summary>Numbers for the words that any form of the gazetteer uses; all other words are 0.</summary>
internal sealed class Vocabulary
{
    private readonly WordTable words = new();

    public int Count => words.Count + 1;

    public WordStems Stems { get; } = new();

    public int Add(string word) => words.Add(word);

    /// <summary>A number for all words that begin like this.</summary>
    public int AddStem(string stem)
    {
        var id = Add(stem + "*");
        Stems.Add(stem, id);
        return id;
    }

    /// <summary>A test for the words given, by their numbers.</summary>
    public bool[] Flag(IEnumerable<string> members)
    {
        var ids = members.Select(word => Add(NormalForm.Of(word))).ToList();
        var flags = new bool[ids.Count == 0 ? 0 : ids.Max() + 1];
        ids.ForEach(id => flags[id] = true);
        return flags;
    }

    public DocumentWords Read(Document document)
    {
        var ids = new int[document.Tokens.Length];
        var stems = new int[document.Tokens.Length];
        Span<char> buffer = stackalloc char[NormalForm.MaxLength];
        for (var i = 0; i < ids.Length; i++)
        {
            var length = NormalForm.Write(document[document.Tokens[i]], buffer);
            if (length > 0)
            {
                ids[i] = words.Find(buffer[..length]);
                stems[i] = Stems.Find(buffer[..length]);
            }
        }

        return new DocumentWords(ids, stems);
    }
}
