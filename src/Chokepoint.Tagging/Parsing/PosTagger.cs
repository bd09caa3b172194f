namespace Chokepoint.Tagging.Parsing;

/// <summary>A word as the parser's models see it, hashed once.</summary>
internal readonly record struct WordShape(uint Word, uint Suffix2, uint Suffix3, uint Prefix, uint Case)
{
    public static readonly WordShape Before = new(5, 5, 5, 5, 0);
    public static readonly WordShape After = new(6, 6, 6, 6, 0);

    public static WordShape Of(ReadOnlySpan<char> word) => new(
        FeatureHash.OfWord(word),
        FeatureHash.OfSuffix(word, 2),
        FeatureHash.OfSuffix(word, 3),
        FeatureHash.OfWord(word[..Math.Min(word.Length, 1)]),
        CaseOf(word));

    private static uint CaseOf(ReadOnlySpan<char> word)
    {
        var flags = word.Length > 0 && char.IsUpper(word[0]) ? 1u : 0u;
        bool digit = false, hyphen = false, lower = false;
        foreach (var letter in word)
        {
            digit |= char.IsDigit(letter);
            hyphen |= letter == '-';
            lower |= char.IsLower(letter);
        }

        return flags | (lower ? 0u : 2u) | (digit ? 4u : 0u) | (hyphen ? 8u : 0u);
    }
}

/// <summary>Part-of-speech tags from left to right, each from its word, its neighbours and the two tags before.</summary>
internal static class PosTagger
{
    public const int FeatureCount = 22;
    public const byte None = 63;

    /// <param name="words">Shapes of the words of one sentence.</param>
    /// <param name="tags">Filled with a class for each word.</param>
    /// <param name="scorer">The model.</param>
    /// <param name="classes">How many classes the model knows.</param>
    public static void Tag(ReadOnlySpan<WordShape> words, Span<byte> tags, IScorer scorer, int classes)
    {
        Span<int> rows = stackalloc int[FeatureCount];
        Span<short> scores = stackalloc short[WeightTable.Stride];
        for (var index = 0; index < words.Length; index++)
        {
            Extract(words, tags, index, rows, scorer.Bits);
            scorer.Score(rows, scores);
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

    public static void Extract(ReadOnlySpan<WordShape> words, ReadOnlySpan<byte> tags, int index, Span<int> rows, int bits)
    {
        ref readonly var word = ref words[index];
        var before = At(words, index - 1);
        var before2 = At(words, index - 2);
        var after = At(words, index + 1);
        var after2 = At(words, index + 2);
        uint tag = index > 0 ? tags[index - 1] : None;
        uint tag2 = index > 1 ? tags[index - 2] : None;
        var first = index == 0 ? 1u : 0u;
        var count = 0;
        Span<(uint, uint, uint)> parts =
        [
            (word.Suffix3, 0, 0), (word.Suffix2, 0, 0), (word.Prefix, word.Case, 0), (tag, 0, 0), (tag, tag2, 0), (word.Word, 0, 0),
            (tag, word.Word, 0), (before.Word, 0, 0), (before.Suffix3, word.Suffix2, 0), (before2.Word, 0, 0), (after.Word, 0, 0),
            (after.Suffix3, word.Suffix3, 0), (after2.Word, 0, 0), (word.Case, first, 0), (word.Case, before.Case, after.Case),
            (tag, word.Suffix3, after.Suffix2), (word.Word, after.Word, 0), (before.Word, word.Word, 0), (tag, after.Word, 0),
            (word.Suffix3, word.Case, first), (tag, tag2, word.Word), (after.Suffix3, tag, 0),
        ];
        foreach (var (a, b, c) in parts)
        {
            rows[count] = FeatureHash.Row((uint)count + 101, a, b, c, bits);
            count++;
        }
    }

    private static WordShape At(ReadOnlySpan<WordShape> words, int index) =>
        index < 0 ? WordShape.Before : index < words.Length ? words[index] : WordShape.After;
}
