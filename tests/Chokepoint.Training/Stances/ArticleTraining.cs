using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Stances;
using Chokepoint.Tagging.Stances.Arbiter;

namespace Chokepoint.Training.Stances;

/// <summary>Learns the last word on an article from answers of models that had not seen the article.</summary>
internal static class ArticleTraining
{
    private const int Parts = 3;

    public static BoostedTrees Learn(List<LabelledText> learnt, List<Example> examples)
    {
        var arbiters = ByFold(examples, SoftmaxTrainer.Bags);
        var pairs = new List<PairExample>[Parts];
        Parallel.For(0, Parts, part => pairs[part] = Judge(learnt.FindAll(text => text.Fold % Parts == part && !text.IsPattern), arbiters[part]));
        List<PairExample> all = [.. pairs.SelectMany(part => part)];
        Console.WriteLine($"{all.Count} pairs of articles, {all.Count(pair => pair.Label > 0)} with a stance");
        return new BoostedTreesTrainer(all).Train();
    }

    /// <summary>For each part of the folds an arbiter that has not seen its texts.</summary>
    /// <param name="examples">Of all parts.</param>
    /// <param name="bags">Models of which each is the mean.</param>
    public static StanceArbiter[] ByFold(List<Example> examples, int bags)
    {
        var arbiters = new StanceArbiter[Parts];
        Parallel.For(0, Parts, part => arbiters[part] = Packed(SoftmaxTrainer.Learn(examples.FindAll(example => example.Fold % Parts != part), bags)));
        return arbiters;
    }

    private static StanceArbiter Packed(List<(uint Key, sbyte[] Weights)> rows)
    {
        using var file = new MemoryStream(ModelFile.Pack(rows, new([])));
        return new(ArbiterModel.Load(file));
    }

    private static List<PairExample> Judge(List<LabelledText> texts, StanceArbiter arbiter)
    {
        var collector = new PairCollector(arbiter);
        var reader = new StanceReader(CueLexicon.Default, ParserModel.Default, collector);
        foreach (var text in texts)
        {
            collector.Start(text);
            Answer.Read(text, reader);
        }
        return collector.Examples;
    }
}
