using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Gazetteer;

/// <summary>Numbers for the words that any form of the gazetteer uses; all other words are 0.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> spans;

    public Vocabulary() => spans = ids.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => ids.Count + 1;

    public int Add(string word)
    {
        if (!ids.TryGetValue(word, out var id))
        {
            id = ids.Count + 1;
            ids.Add(word, id);
        }

        return id;
    }

    /// <summary>A number for all words that begin like this.</summary>
    public int AddStem(string stem)
    {
        var id = Add(stem + "*");
        Stems.Add(stem, id);
        return id;
    }

    public WordStems Stems { get; } = new();

    public DocumentWords Read(Document document)
    {
        var words = new int[document.Tokens.Length];
        var stems = new int[document.Tokens.Length];
        Span<char> buffer = stackalloc char[NormalForm.MaxLength];
        for (var i = 0; i < words.Length; i++)
        {
            var length = NormalForm.Write(document[document.Tokens[i]], buffer);
            words[i] = length > 0 && spans.TryGetValue(buffer[..length], out var id) ? id : 0;
            stems[i] = length > 0 ? Stems.Find(buffer[..length]) : 0;
        }

        return new DocumentWords(words, stems);
    }
}
