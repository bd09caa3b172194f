using Chokepoint.Tagging.Parsing;

namespace Chokepoint.Training.Parsing;

internal sealed record TaggedSentence(TreeWord[] Words, WordShape[] Shapes, byte[] GoldTags)
{
    /// <summary>Tags of a model that did not see this sentence: what the parser will meet.</summary>
    public byte[] Tags { get; set; } = [];

    public static TaggedSentence Of(TreeWord[] words, string[] tags)
    {
        var isStyled = words.Sum(word => WordShape.StyleOf(word.Form)) > 1;
        return new(
            words,
            [.. words.Select(word => WordShape.Of(word.Form, isStyled))],
            [.. words.Select(word => (byte)Math.Max(0, Array.IndexOf(tags, word.Tag)))]);
    }
}

internal static class TaggerTrainer
{
    // Fewer sightings say too little; a tag below this share is taken for a slip.
    private const int LeastSeen = 3;
    private const double LeastShare = 0.05;

    public static (Perceptron Model, TagDictionary Known) Train(IReadOnlyList<TaggedSentence> sentences, int classes, int rounds)
    {
        var model = new Perceptron();
        var known = Dictionary(sentences);
        var random = new Random(7);
        var order = Enumerable.Range(0, sentences.Count).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            random.Shuffle(order);
            foreach (var index in order)
            {
                Learn(new(model, known), model, sentences[index], classes);
            }
        }

        return (model, known);
    }

    /// <summary>Tags each part of the sentences by a model trained on the other parts.</summary>
    public static void TagUnseen(List<TaggedSentence> sentences, int classes, int folds) => Parallel.For(0, folds, new() { MaxDegreeOfParallelism = 2 }, fold =>
    {
        var (model, known) = Train([.. sentences.Where((_, index) => index * folds / sentences.Count != fold)], classes, 4);
        var table = new TaggerModel(Perceptron.ToTable(model.Quantise(ParserTraining.Scale, 1)), known);
        foreach (var sentence in sentences.Where((_, index) => index * folds / sentences.Count == fold))
        {
            Tag(sentence, table, classes);
        }
    });

    public static void Tag(TaggedSentence sentence, TaggerModel model, int classes)
    {
        sentence.Tags = new byte[sentence.Words.Length];
        Array.Fill(sentence.Tags, PosTagger.None);
        PosTagger.Tag(sentence.Shapes, sentence.Tags, model, classes);
    }

    private static TagDictionary Dictionary(IReadOnlyList<TaggedSentence> sentences)
    {
        var sets = sentences
            .SelectMany(sentence => sentence.Shapes.Zip(sentence.GoldTags))
            .GroupBy(pair => pair.First.Word, pair => pair.Second)
            .Where(group => group.Count() >= LeastSeen)
            .Select(group => (Word: group.Key, Set: string.Join(' ', group.CountBy(tag => tag).Where(tag => tag.Value >= group.Count() * LeastShare).Select(tag => tag.Key).Order())))
            .OrderBy(pair => pair.Word)
            .ToList();
        string[] common = [.. sets.CountBy(pair => pair.Set).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(254).Select(pair => pair.Key)];
        return new([.. sets.Select(pair => (pair.Word, (byte)(Array.IndexOf(common, pair.Set) + 1)))]);
    }

    private static void Learn(TaggerModel tagger, Perceptron model, TaggedSentence sentence, int classes)
    {
        var features = new FeatureKeys(PosTagger.First, stackalloc uint[FeatureKeys.SpaceFor(PosTagger.FeatureCount)]);
        Span<short> scores = stackalloc short[WeightTable.Stride];
        var tags = new byte[sentence.Words.Length];
        for (var index = 0; index < tags.Length; index++)
        {
            var keys = PosTagger.Extract(sentence.Shapes, tags, index, tagger.Known, ref features);
            model.Score(keys, scores);
            tags[index] = PosTagger.Best(scores[..classes]);
            model.Tick();
            if (tags[index] != sentence.GoldTags[index])
            {
                model.Update(keys, sentence.GoldTags[index], tags[index]);
            }
        }
    }
}
