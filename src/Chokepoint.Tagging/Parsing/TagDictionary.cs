namespace Chokepoint.Tagging.Parsing;

/// <summary>Which tags a word had in training, as one class for each set of tags; 0 for a word that was hardly seen.</summary>
internal sealed class TagDictionary
{
    private readonly KeyIndex index;
    private readonly byte[] classes;

    public TagDictionary(IReadOnlyList<(uint Word, byte Class)> words)
    {
        index = new(words.Count);
        classes = new byte[words.Count];
        foreach (var (word, group) in words)
        {
            classes[index.FindOrAdd(word)] = group;
        }
    }

    public uint Of(uint word)
    {
        var row = index.Find(word);
        return row == KeyIndex.Absent ? 0u : classes[row];
    }

    public static TagDictionary Read(BinaryReader reader)
    {
        var words = new (uint, byte)[reader.ReadInt32()];
        for (var row = 0; row < words.Length; row++)
        {
            words[row] = (reader.ReadUInt32(), reader.ReadByte());
        }

        return new(words);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(classes.Length);
        var keys = index.Keys();
        for (var row = 0; row < keys.Length; row++)
        {
            writer.Write(keys[row]);
            writer.Write(classes[row]);
        }
    }
}

/// <summary>What the tagger needs.</summary>
internal sealed record TaggerModel(IScorer Scorer, TagDictionary Known);
