using System.IO.Compression;
using System.Text;

namespace Chokepoint.Tagging.Parsing;

/// <summary>Tag names, transitions and the two tables, as trained by tests/Chokepoint.Training.</summary>
internal sealed record ParserModel(string[] Tags, WeightTable Tagger, Transition[] Transitions, WeightTable Parser)
{
    private const string Resource = "parser.weights";
    private static readonly Lazy<ParserModel> Embedded = new(LoadEmbedded);

    public static ParserModel Default => Embedded.Value;

    public static ParserModel Load(Stream stream)
    {
        using var unpacked = new BrotliStream(stream, CompressionMode.Decompress);
        using var reader = new BinaryReader(unpacked, Encoding.UTF8);
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

        return new(tags, ReadTable(reader), transitions, ReadTable(reader));
    }

    /// <summary>Rows that hold a weight, each as its distance to the one before, a mask of its classes and their weights.</summary>
    private static WeightTable ReadTable(BinaryReader reader)
    {
        var bits = reader.ReadByte();
        var weights = new sbyte[WeightTable.Stride << bits];
        var row = 0;
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            row += reader.Read7BitEncodedInt();
            var mask = reader.ReadUInt64();
            for (var index = 0; index < WeightTable.Stride; index++)
            {
                if ((mask >> index & 1) == 1)
                {
                    weights[(row * WeightTable.Stride) + index] = reader.ReadSByte();
                }
            }
        }

        return new(bits, weights);
    }

    private static ParserModel LoadEmbedded()
    {
        using var stream = typeof(ParserModel).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing: build it with tests/Chokepoint.Training.");
        return Load(stream);
    }
}
