using System.Globalization;
using System.IO.Compression;
using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Stances;
using Chokepoint.Tagging.Stances.Arbiter;

namespace Chokepoint.Training.Stances;

/// <summary>Reads the labelled sentences, gathers candidates, trains the arbiter, compares it with the rules alone, writes its weights.</summary>
internal static class ArbiterTraining
{
    private const int Rounds = 12;

    /// <param name="sentences">Labelled sentences of our own.</param>
    /// <param name="output">Where the weights go.</param>
    /// <param name="others">Files in the same format to compare on: never learnt from.</param>
    public static int Run(string sentences, string output, string[] others)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var all = LabelledSentence.Read(sentences);
        var examples = Collect(all.FindAll(sentence => !sentence.IsTest));
        Console.WriteLine($"{examples.Count} candidates, {examples.Count(example => example.Label > 0)} with a stance");
        var trainer = new SoftmaxTrainer(examples);
        trainer.Train(examples, Rounds);
        Write(output, trainer.Quantise());
        Console.WriteLine($"{output}: {new FileInfo(output).Length} bytes");
        using var written = File.OpenRead(output);
        var arbiter = new StanceArbiter(ArbiterModel.Load(written));
        Compare("own test part", all.FindAll(sentence => sentence.IsTest), arbiter);
        foreach (var other in others)
        {
            Compare(Path.GetFileName(other), LabelledSentence.Read(other), arbiter);
        }

        return 0;
    }

    private static void Compare(string name, List<LabelledSentence> sentences, StanceArbiter arbiter)
    {
        StanceScore.Print(name + ", rules alone", sentences, new(CueLexicon.Default, ParserModel.Default, null));
        StanceScore.Print(name + ", with the arbiter", sentences, new(CueLexicon.Default, ParserModel.Default, arbiter));
    }

    private static List<Example> Collect(List<LabelledSentence> sentences)
    {
        var collector = new CandidateCollector();
        var reader = new StanceReader(CueLexicon.Default, ParserModel.Default, collector);
        foreach (var sentence in sentences)
        {
            collector.Start(sentence);
            StanceScore.Read(sentence, reader);
        }

        return collector.Examples;
    }

    private static void Write(string path, List<(uint Key, sbyte[] Weights)> rows)
    {
        using var packed = new BrotliStream(File.Create(path), CompressionLevel.SmallestSize);
        using var writer = new BinaryWriter(packed);
        var sorted = rows.OrderBy(row => row.Key).ToArray();
        WeightFile.WriteKeys(writer, [.. sorted.Select(row => row.Key)]);
        foreach (var weight in sorted.SelectMany(row => row.Weights))
        {
            writer.Write(weight);
        }
    }
}
