using Chokepoint.Tagging.Parsing;

namespace Chokepoint.Training.Parsing;

internal sealed record TaggedSentence(TreeWord[] Words, WordShape[] Shapes, byte[] GoldTags)
{
    /// <summary>Tags of a model that did not see this sentence: what the parser will meet.</summary>
    public byte[] Tags { get; set; } = [];

    public static TaggedSentence Of(TreeWord[] words, string[] tags) => new(
        words, [.. words.Select(word => WordShape.Of(word.Form))], [.. words.Select(word => (byte)Math.Max(0, Array.IndexOf(tags, word.Tag)))]);
}

internal static class TaggerTrainer
{
    private const int Bits = 17;

    public static Perceptron Train(IReadOnlyList<TaggedSentence> sentences, int classes, int rounds)
    {
        var model = new Perceptron(Bits);
        var random = new Random(7);
        var order = Enumerable.Range(0, sentences.Count).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            random.Shuffle(order);
            foreach (var index in order)
            {
                Learn(model, sentences[index], classes);
            }
        }

        return model;
    }

    /// <summary>Tags each part of the sentences by a model trained on the other parts.</summary>
    public static void TagUnseen(List<TaggedSentence> sentences, int classes, int folds)
    {
        for (var fold = 0; fold < folds; fold++)
        {
            var model = Train([.. sentences.Where((_, index) => index * folds / sentences.Count != fold)], classes, 4);
            var table = new WeightTable(Bits, model.Quantise(ParserTraining.Scale, 1));
            foreach (var sentence in sentences.Where((_, index) => index * folds / sentences.Count == fold))
            {
                Tag(sentence, table, classes);
            }
        }
    }

    public static void Tag(TaggedSentence sentence, IScorer model, int classes)
    {
        sentence.Tags = new byte[sentence.Words.Length];
        PosTagger.Tag(sentence.Shapes, sentence.Tags, model, classes);
    }

    private static void Learn(Perceptron model, TaggedSentence sentence, int classes)
    {
        Span<int> rows = stackalloc int[PosTagger.FeatureCount];
        Span<short> scores = stackalloc short[WeightTable.Stride];
        var tags = new byte[sentence.Words.Length];
        for (var index = 0; index < tags.Length; index++)
        {
            PosTagger.Extract(sentence.Shapes, tags, index, rows, model.Bits);
            model.Score(rows, scores);
            tags[index] = PosTagger.Best(scores[..classes]);
            model.Tick();
            if (tags[index] != sentence.GoldTags[index])
            {
                model.Update(rows, sentence.GoldTags[index], tags[index]);
            }
        }
    }
}
