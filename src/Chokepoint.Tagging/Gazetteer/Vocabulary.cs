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

    /// <summary>One number for each token of the document.</summary>
    public int[] Read(Document document)
    {
        var result = new int[document.Tokens.Length];
        Span<char> buffer = stackalloc char[NormalForm.MaxLength];
        for (var i = 0; i < result.Length; i++)
        {
            var length = NormalForm.Write(document[document.Tokens[i]], buffer);
            result[i] = length > 0 && spans.TryGetValue(buffer[..length], out var id) ? id : 0;
        }

        return result;
    }
}
