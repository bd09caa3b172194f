using System.Globalization;
using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Stances;
using Chokepoint.Tagging.Stances.Arbiter;

namespace Chokepoint.Training.Stances;

/// <summary>Reads the labelled texts, gathers candidates, trains the arbiter, compares it with the rules alone, writes its weights.</summary>
internal static class ArbiterTraining
{
    // In characters: more than a paragraph.
    private const int LongText = 600;

    /// <param name="folder">Holds sentences.jsonl and labelled/*.txt.</param>
    /// <param name="output">Where the weights go.</param>
    /// <param name="others">Files in the guide's format to compare on: never learnt from.</param>
    public static int Run(string folder, string output, string[] others)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        List<LabelledText> all = [.. LabelledText.ReadJson(Path.Combine(folder, "sentences.jsonl")),
            .. Directory.GetFiles(Path.Combine(folder, "labelled"), "*.txt").Order(StringComparer.Ordinal).SelectMany(LabelledFile.Read)];
        var learnt = all.FindAll(text => !text.IsTest);
        var examples = Collect(learnt, new());
        examples = Collect(learnt, new(ArticleTraining.ByFold(examples, bags: 1)));
        File.WriteAllBytes(output, ModelFile.Pack(SoftmaxTrainer.Learn(examples, SoftmaxTrainer.Bags), ArticleTraining.Learn(learnt, examples)));
        Console.WriteLine($"{output}: {new FileInfo(output).Length} bytes");
        using var written = File.OpenRead(output);
        var arbiter = new StanceArbiter(ArbiterModel.Load(written));
        Compare("own test part", all.FindAll(text => text.IsTest && !text.IsPattern), arbiter);
        foreach (var other in others)
        {
            var texts = LabelledText.ReadJson(other);
            Collect(texts, new());
            Compare(Path.GetFileName(other), texts, arbiter);
            Compare(Path.GetFileName(other) + ", long", texts.FindAll(text => text.Text.Body.Length > LongText), arbiter);
            Compare(Path.GetFileName(other) + ", short", texts.FindAll(text => text.Text.Body.Length <= LongText), arbiter);
        }
        return 0;
    }

    private static void Compare(string name, List<LabelledText> texts, StanceArbiter arbiter)
    {
        StanceScore.Print(name + ", rules alone", Answer.Of(texts, new(CueLexicon.Default, ParserModel.Default, null)));
        StanceScore.Print(name + ", with the arbiter", Answer.Of(texts, new(CueLexicon.Default, ParserModel.Default, arbiter)));
    }

    private static List<Example> Collect(List<LabelledText> texts, CandidateCollector collector)
    {
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
}
