namespace Chokepoint.Tagging.Parsing;

/// <summary>Part-of-speech tags from left to right, each from its word, its neighbours and the two tags before.</summary>
internal static class PosTagger
{
    public const int FeatureCount = 36;
    public const byte None = 63;

    /// <param name="words">Shapes of the words of one sentence.</param>
    /// <param name="tags">Filled with a class for each word, but for those that hold one already: others are <see cref="None"/>.</param>
    /// <param name="model">The scores, and what tags each word had in training.</param>
    /// <param name="classes">How many classes the model knows.</param>
    public static void Tag(ReadOnlySpan<WordShape> words, Span<byte> tags, TaggerModel model, int classes)
    {
        Span<uint> keys = stackalloc uint[FeatureCount];
        Span<short> scores = stackalloc short[WeightTable.Stride];
        for (var index = 0; index < words.Length; index++)
        {
            if (tags[index] != None)
            {
                continue;
            }

            Extract(words, tags, index, model.Known, keys);
            model.Scorer.Score(keys, scores);
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

    public static void Extract(ReadOnlySpan<WordShape> words, ReadOnlySpan<byte> tags, int index, TagDictionary known, Span<uint> keys)
    {
        ref readonly var word = ref words[index];
        var (before, before2) = (At(words, index - 1), At(words, index - 2));
        var (after, after2) = (At(words, index + 1), At(words, index + 2));
        uint tag = index > 0 ? tags[index - 1] : None;
        uint tag2 = index > 1 ? tags[index - 2] : None;
        var first = index == 0 ? 1u : 0u;
        uint self = known.Of(word.Word), next = known.Of(after.Word), next2 = known.Of(after2.Word);
        Span<(uint, uint, uint)> parts =
        [
            (word.Suffix3, 0, 0), (word.Suffix2, 0, 0), (word.Prefix, word.Case, 0), (tag, 0, 0), (tag, tag2, 0), (word.Word, 0, 0),
            (tag, word.Word, 0), (before.Word, 0, 0), (before.Suffix3, word.Suffix2, 0), (before2.Word, 0, 0), (after.Word, 0, 0),
            (after.Suffix3, word.Suffix3, 0), (after2.Word, 0, 0), (word.Case, first, 0), (word.Case, before.Case, after.Case),
            (tag, word.Suffix3, after.Suffix2), (word.Word, after.Word, 0), (before.Word, word.Word, 0), (tag, after.Word, 0),
            (word.Suffix3, word.Case, first), (tag, tag2, word.Word), (after.Suffix3, tag, 0),
            (self, next, 0), (self, tag, next), (next, next2, self), (tag, tag2, self), (word.Word, next, tag), (word.Suffix2, word.Case, tag),
            (self, word.Case, first), (word.Suffix3, next, tag), (word.Word, word.Case, 0), (after.Suffix2, self, tag), (before.Word, self, next),
            (word.Prefix, word.Suffix2, 0), (self, after.Case, tag), (before2.Word, before.Word, self),
        ];
        for (var count = 0; count < parts.Length; count++)
        {
            var (a, b, c) = parts[count];
            keys[count] = FeatureHash.Key((uint)count + 101, a, b, c);
        }
    }

    private static WordShape At(ReadOnlySpan<WordShape> words, int index) =>
        index < 0 ? WordShape.Before : index < words.Length ? words[index] : WordShape.After;
}
