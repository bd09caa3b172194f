using System.Globalization;
using System.IO.Compression;
using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Stances;
using Chokepoint.Tagging.Stances.Arbiter;

namespace Chokepoint.Training.Stances;

/// <summary>Reads the labelled texts, gathers candidates, trains the arbiter, compares it with the rules alone, writes its weights.</summary>
internal static class ArbiterTraining
{
    private const int Rounds = 12;

    // Folds that are answered by a model that has not seen them, to learn how far evidence can be trusted.
    private const int Parts = 3;
    private static readonly byte[] AsIs = [.. Enumerable.Range(0, ArbiterModel.Steps + 1).Select(step => (byte)(100 * step / ArbiterModel.Steps))];

    /// <param name="folder">Holds sentences.jsonl and labelled/*.txt.</param>
    /// <param name="output">Where the weights go.</param>
    /// <param name="others">Files in the guide's format to compare on: never learnt from.</param>
    public static int Run(string folder, string output, string[] others)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        List<LabelledText> all = [.. LabelledText.ReadJson(Path.Combine(folder, "sentences.jsonl")),
            .. Directory.GetFiles(Path.Combine(folder, "labelled"), "*.txt").Order(StringComparer.Ordinal).SelectMany(LabelledFile.Read)];
        var learnt = all.FindAll(text => !text.IsTest);
        var examples = Collect(learnt);
        Write(output, Learn(examples), Trust(learnt, examples));
        Console.WriteLine($"{output}: {new FileInfo(output).Length} bytes");
        using var written = File.OpenRead(output);
        var arbiter = new StanceArbiter(ArbiterModel.Load(written));
        Compare("own test part", all.FindAll(text => text.IsTest && !text.IsPattern), arbiter);
        foreach (var other in others)
        {
            var texts = LabelledText.ReadJson(other);
            Collect(texts);
            Compare(Path.GetFileName(other), texts, arbiter);
        }
        return 0;
    }

    private static List<(uint Key, sbyte[] Weights)> Learn(List<Example> examples)
    {
        var trainer = new SoftmaxTrainer(examples);
        trainer.Train(examples, Rounds);
        return trainer.Quantise();
    }

    private static byte[] Trust(List<LabelledText> learnt, List<Example> examples)
    {
        var cases = new List<(double, bool)>[Parts];
        Parallel.For(0, Parts, part =>
        {
            using var file = new MemoryStream();
            Write(file, Learn(examples.FindAll(example => example.Fold % Parts != part)), AsIs);
            file.Position = 0;
            var reader = new StanceReader(CueLexicon.Default, ParserModel.Default, new StanceArbiter(ArbiterModel.Load(file)));
            var unseen = learnt.FindAll(text => text.Fold % Parts == part && !text.IsPattern);
            cases[part] = [.. Answer.Of(unseen, reader).SelectMany(answer => answer.Said.Select(tag => (tag.Confidence, answer.IsRight(tag))))];
        });
        var table = TrustTable.Fit(cases.SelectMany(list => list));
        Console.WriteLine($"trust: {string.Join(' ', table)}");
        return table;
    }

    private static void Compare(string name, List<LabelledText> texts, StanceArbiter arbiter)
    {
        StanceScore.Print(name + ", rules alone", Answer.Of(texts, new(CueLexicon.Default, ParserModel.Default, null)));
        StanceScore.Print(name + ", with the arbiter", Answer.Of(texts, new(CueLexicon.Default, ParserModel.Default, arbiter)));
    }

    private static List<Example> Collect(List<LabelledText> texts)
    {
        var collector = new CandidateCollector();
        var reader = new StanceReader(CueLexicon.Default, ParserModel.Default, collector);
        foreach (var text in texts)
        {
            collector.Start(text);
            Answer.Read(text, reader);
        }
        collector.Finish();
        var (labelled, reached) = collector.Coverage;
        Console.WriteLine($"{texts.Count} texts, {collector.Examples.Count} candidates, {collector.Examples.Count(example => example.Label > 0)} with a stance; {reached} of {labelled} labels reached");
        return collector.Examples;
    }

    private static void Write(string path, List<(uint Key, sbyte[] Weights)> rows, byte[] trust)
    {
        using var file = File.Create(path);
        Write(file, rows, trust);
    }

    private static void Write(Stream file, List<(uint Key, sbyte[] Weights)> rows, byte[] trust)
    {
        using var packed = new BrotliStream(file, CompressionLevel.Optimal, leaveOpen: true);
        using var writer = new BinaryWriter(packed);
        var sorted = rows.OrderBy(row => row.Key).ToArray();
        writer.Write(trust);
        WeightFile.WriteKeys(writer, [.. sorted.Select(row => row.Key)]);
        foreach (var weight in sorted.SelectMany(row => row.Weights))
        {
            writer.Write(weight);
        }
    }
}
