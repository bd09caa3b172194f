using System.IO.Compression;
using System.Text;

namespace Chokepoint.Tagging.Parsing;

/// <summary>Tag names, transitions and the two tables, as trained by tests/Chokepoint.Training.</summary>
internal sealed record ParserModel(string[] Tags, TaggerModel Tagger, Transition[] Transitions, IScorer Parser)
{
    private const string Resource = "parser.weights";
    private static readonly Lazy<ParserModel> Embedded = new(LoadEmbedded);

    public static ParserModel Default => Embedded.Value;

    /// <summary>The coarse class of each tag.</summary>
    public WordKind[] Kinds { get; } = [.. Tags.Select(WordKinds.Of)];

    public static ParserModel Load(Stream stream)
    {
        using var unpacked = new BrotliStream(stream, CompressionMode.Decompress);
        using var reader = new BinaryReader(new BufferedStream(unpacked, 1 << 16), Encoding.UTF8);
        var tags = new string[reader.ReadByte()];
        for (var index = 0; index < tags.Length; index++)
        {
            tags[index] = reader.ReadString();
        }

        var transitions = new Transition[reader.ReadByte()];
        for (var index = 0; index < transitions.Length; index++)
        {
            transitions[index] = new((Move)reader.ReadByte(), (Relation)reader.ReadByte());
        }

        var known = TagDictionary.Read(reader);
        return new(tags, new(WeightFile.Read(reader), known), transitions, WeightFile.Read(reader));
    }

    private static ParserModel LoadEmbedded()
    {
        using var stream = typeof(ParserModel).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing: build it with tests/Chokepoint.Training.");
        return Load(stream);
    }
}
