using System.Globalization;
using System.IO.Compression;
using System.Text;
using Chokepoint.Tagging.Parsing;

namespace Chokepoint.Training.Parsing;

/// <summary>The whole run: read, augment, train tagger and parser, score, write the weights.</summary>
internal static class ParserTraining
{
    public const double Scale = 6;
    private const int ParserBits = 18;

    public static int Run(string folder, string output)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var random = new Random(3);
        var read = Treebank.Read(Path.Combine(folder, "train.conllu.gz")).Where(words => words.Length is > 1 and <= 100).ToList();
        string[] tags = [.. read.SelectMany(words => words).Select(word => word.Tag).Distinct().Order(StringComparer.Ordinal)];
        var sentences = read.SelectMany(words => Augmentation.Variants(words, random)).Select(words => TaggedSentence.Of(words, tags)).ToList();
        Console.WriteLine($"{sentences.Count} sentences with variants, {tags.Length} tags");
        TaggerTrainer.TagUnseen(sentences, tags.Length, 5);
        var tagger = TaggerTrainer.Train(sentences, tags.Length, 10).Quantise(Scale, 2);
        var transitions = Transitions(sentences);
        var trainer = new ParserTrainer(transitions, ParserBits);
        trainer.Train(sentences, 8);
        var parser = trainer.Model.Quantise(Scale, 2);
        var model = new ParserModel(tags, new(17, tagger), transitions, new(ParserBits, parser));
        foreach (var part in (ReadOnlySpan<string>)["dev", "test"])
        {
            ParserScore.Print(part, Treebank.Read(Path.Combine(folder, part + ".conllu.gz")), model);
        }

        Write(output, model, tagger, parser);
        Console.WriteLine($"{output}: {new FileInfo(output).Length} bytes");
        return 0;
    }

    private static Transition[] Transitions(List<TaggedSentence> sentences)
    {
        var counts = sentences.SelectMany(sentence => sentence.Words.Select((word, index) =>
                new Transition(word.Head > index ? Move.Left : Move.Right, word.Relation)))
            .CountBy(transition => transition)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Move).ThenBy(pair => pair.Key.Label);
        return [new(Move.Shift, Relation.Other), .. counts.Select(pair => pair.Key).Take(WeightTable.Stride - 1)];
    }

    private static void Write(string path, ParserModel model, sbyte[] tagger, sbyte[] parser)
    {
        using var packed = new BrotliStream(File.Create(path), CompressionLevel.SmallestSize);
        using var writer = new BinaryWriter(packed, Encoding.UTF8);
        writer.Write((byte)model.Tags.Length);
        foreach (var tag in model.Tags)
        {
            writer.Write(tag);
        }

        writer.Write((byte)model.Transitions.Length);
        foreach (var (move, label) in model.Transitions)
        {
            writer.Write((byte)move);
            writer.Write((byte)label);
        }

        WriteTable(writer, model.Tagger.Bits, tagger);
        WriteTable(writer, model.Parser.Bits, parser);
    }

    private static void WriteTable(BinaryWriter writer, int bits, sbyte[] weights)
    {
        var rows = weights.Chunk(WeightTable.Stride).Select((row, index) => (row, index)).Where(pair => pair.row.Any(weight => weight != 0)).ToList();
        writer.Write((byte)bits);
        writer.Write(rows.Count);
        var last = 0;
        foreach (var (row, index) in rows)
        {
            writer.Write7BitEncodedInt(index - last);
            last = index;
            writer.Write(row.Select((weight, column) => weight == 0 ? 0UL : 1UL << column).Aggregate((a, b) => a | b));
            foreach (var weight in row.Where(weight => weight != 0))
            {
                writer.Write(weight);
            }
        }
    }
}
