namespace Chokepoint.Tagging.Parsing;

/// <summary>Part-of-speech tags from left to right, each from its word, its neighbours and the two tags before.</summary>
internal static class PosTagger
{
    public const int FeatureCount = 36;
    public const byte None = 63;

    /// <summary>Number of the first template.</summary>
    public const uint First = 101;

    /// <param name="words">Shapes of the words of one sentence.</param>
    /// <param name="tags">Filled with a class for each word, but for those that hold one already: others are <see cref="None"/>.</param>
    /// <param name="model">The scores, and what tags each word had in training.</param>
    /// <param name="classes">How many classes the model knows.</param>
    public static void Tag(ReadOnlySpan<WordShape> words, Span<byte> tags, TaggerModel model, int classes)
    {
        var features = new FeatureKeys(First, stackalloc uint[FeatureKeys.SpaceFor(FeatureCount)]);
        Span<short> scores = stackalloc short[WeightTable.Stride];
        for (var index = 0; index < words.Length; index++)
        {
            if (tags[index] != None)
            {
                continue;
            }

            model.Scorer.Score(Extract(words, tags, index, model.Known, ref features), scores);
            tags[index] = Best(scores[..classes]);
        }
    }

    public static byte Best(ReadOnlySpan<short> scores)
    {
        var best = 0;
        for (var index = 1; index < scores.Length; index++)
        {
            best = scores[index] > scores[best] ? index : best;
        }

        return (byte)best;
    }

    public static ReadOnlySpan<uint> Extract(ReadOnlySpan<WordShape> words, ReadOnlySpan<byte> tags, int index, TagDictionary known, ref FeatureKeys to)
    {
        ref readonly var word = ref words[index];
        var (before, before2) = (At(words, index - 1), At(words, index - 2));
        var (after, after2) = (At(words, index + 1), At(words, index + 2));
        uint tag = index > 0 ? tags[index - 1] : None;
        uint tag2 = index > 1 ? tags[index - 2] : None;
        var first = index == 0 ? 1u : 0u;
        uint self = known.Of(word.Word), next = known.Of(after.Word), next2 = known.Of(after2.Word);
        to.Add(word.Suffix3);
        to.Add(word.Suffix2);
        to.Add(word.Prefix, word.Case);
        to.Add(tag);
        to.Add(tag, tag2);
        to.Add(word.Word);
        to.Add(tag, word.Word);
        to.Add(before.Word);
        to.Add(before.Suffix3, word.Suffix2);
        to.Add(before2.Word);
        to.Add(after.Word);
        to.Add(after.Suffix3, word.Suffix3);
        to.Add(after2.Word);
        to.Add(word.Case, first);
        to.Add(word.Case, before.Case, after.Case);
        to.Add(tag, word.Suffix3, after.Suffix2);
        to.Add(word.Word, after.Word);
        to.Add(before.Word, word.Word);
        to.Add(tag, after.Word);
        to.Add(word.Suffix3, word.Case, first);
        to.Add(tag, tag2, word.Word);
        to.Add(after.Suffix3, tag);
        to.Add(self, next);
        to.Add(self, tag, next);
        to.Add(next, next2, self);
        to.Add(tag, tag2, self);
        to.Add(word.Word, next, tag);
        to.Add(word.Suffix2, word.Case, tag);
        to.Add(self, word.Case, first);
        to.Add(word.Suffix3, next, tag);
        to.Add(word.Word, word.Case);
        to.Add(after.Suffix2, self, tag);
        to.Add(before.Word, self, next);
        to.Add(word.Prefix, word.Suffix2);
        to.Add(self, after.Case, tag);
        to.Add(before2.Word, before.Word, self);
        return to.Hash();
    }

    private static WordShape At(ReadOnlySpan<WordShape> words, int index) =>
        index < 0 ? WordShape.Before : index < words.Length ? words[index] : WordShape.After;
}
