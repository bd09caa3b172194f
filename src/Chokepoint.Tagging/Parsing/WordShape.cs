namespace Chokepoint.Tagging.Parsing;

/// <summary>A word as the parser's models see it, hashed once.</summary>
internal readonly record struct WordShape(uint Word, uint Suffix2, uint Suffix3, uint Prefix, uint Case)
{
    public static readonly WordShape Before = new(5, 5, 5, 5, 0);
    public static readonly WordShape After = new(6, 6, 6, 6, 0);

    // Where every word has a capital, a capital tells nothing.
    private const uint Styled = 16;

    public static WordShape Of(ReadOnlySpan<char> word, bool isStyled) => new(
        FeatureHash.OfWord(word),
        FeatureHash.OfSuffix(word, 2),
        FeatureHash.OfSuffix(word, 3),
        FeatureHash.OfWord(word[..Math.Min(word.Length, 3)]),
        isStyled ? (CaseOf(word) & ~1u) | Styled : CaseOf(word));

    /// <summary>Counts one word of a sentence toward the question whether it is a headline with capitals throughout.</summary>
    public static int StyleOf(ReadOnlySpan<char> word) =>
        word.Length < 4 || !char.IsLetter(word[0]) ? 0 : char.IsUpper(word[0]) ? 1 : -2;

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
