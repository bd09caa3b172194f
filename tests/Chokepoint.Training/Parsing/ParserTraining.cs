using System.Globalization;
using System.IO.Compression;
using System.Text;
using Chokepoint.Tagging.Parsing;

namespace Chokepoint.Training.Parsing;

/// <summary>The whole run: read, augment, train tagger and parser, score, write the weights.</summary>
internal static class ParserTraining
{
    public const double Scale = 6;

    private const int Rounds = 12;

    // Features that were corrected less often cost more bytes than they bring: 0.3 points of attachment for a third of the file.
    private const int LeastForTagger = 2;
    private const int LeastForParser = 3;

    // The settings were chosen on dev; then it was added to what is learnt, and test alone is measured.
    private static readonly string[] TrainingParts = ["train", "dev"];

    public static int Run(string folder, string output)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var random = new Random(3);
        var read = TrainingParts.SelectMany(part => Treebank.Read(Path.Combine(folder, part + ".conllu.gz"))).Where(words => words.Length is > 1 and <= 100).ToList();
        string[] tags = [.. read.SelectMany(words => words).Select(word => word.Tag).Distinct().Order(StringComparer.Ordinal)];
        var sentences = read.SelectMany(words => Augmentation.Variants(words, random)).Select(words => TaggedSentence.Of(words, tags)).ToList();
        Console.WriteLine($"{sentences.Count} sentences with variants, {tags.Length} tags");
        TaggerTrainer.TagUnseen(sentences, tags.Length, 6);
        var (tagger, known) = TaggerTrainer.Train(sentences, tags.Length, 10);
        var taggerRows = tagger.Quantise(Scale, LeastForTagger);
        var transitions = Transitions(sentences);
        var trainer = new ParserTrainer(transitions, [.. tags.Select(WordKinds.Of)]);
        trainer.Train(sentences, Rounds);
        var parserRows = trainer.Model.Quantise(Scale, LeastForParser);
        Write(output, (tags, transitions, known), taggerRows, parserRows);
        Console.WriteLine($"{output}: {new FileInfo(output).Length} bytes, {taggerRows.Count} and {parserRows.Count} features");
        using var written = File.OpenRead(output);
        Score(folder, ParserModel.Load(written));
        return 0;
    }

    private static void Score(string folder, ParserModel model)
    {
        var sentences = Treebank.Read(Path.Combine(folder, "test.conllu.gz"));
        ParserScore.Print("test", sentences, model);
        ParserScore.Print("test, as headlines", [.. sentences.Select(Augmentation.Headline)], model);
    }

    private static Transition[] Transitions(List<TaggedSentence> sentences)
    {
        var counts = sentences.SelectMany(sentence => sentence.Words.Select((word, index) =>
                new Transition(word.Head > index ? Move.Left : Move.Right, word.Relation)))
            .CountBy(transition => transition)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Move).ThenBy(pair => pair.Key.Label);
        return [new(Move.Shift, Relation.Other), .. counts.Select(pair => pair.Key).Take(WeightTable.Stride - 1)];
    }

    private static void Write(
        string path, (string[] Tags, Transition[] Transitions, TagDictionary Known) names, List<(uint, sbyte[])> tagger, List<(uint, sbyte[])> parser)
    {
        using var packed = new BrotliStream(File.Create(path), CompressionLevel.SmallestSize);
        using var writer = new BinaryWriter(new BufferedStream(packed, 1 << 16), Encoding.UTF8);
        writer.Write((byte)names.Tags.Length);
        foreach (var tag in names.Tags)
        {
            writer.Write(tag);
        }

        writer.Write((byte)names.Transitions.Length);
        foreach (var (move, label) in names.Transitions)
        {
            writer.Write((byte)move);
            writer.Write((byte)label);
        }

        names.Known.Write(writer);
        WeightFile.Write(writer, tagger);
        WeightFile.Write(writer, parser);
    }
}
