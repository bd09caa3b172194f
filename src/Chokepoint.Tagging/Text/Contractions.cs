namespace Chokepoint.Tagging.Text;

/// <summary>Endings that are words of their own: "'s", "'ve", "n't".</summary>
internal static class Contractions
{
    private static readonly string[] Clitics = ["s", "re", "ve", "ll", "d", "m"];

    /// <summary>Length of the ending at an apostrophe that closes a word, or 0.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int apostrophe)
    {
        if (!Characters.IsApostrophe(text[apostrophe]) || apostrophe == 0 || !Characters.IsWord(text, apostrophe - 1))
        {
            return 0;
        }

        var rest = text[(apostrophe + 1)..];
        foreach (var clitic in Clitics)
        {
            if (rest.StartsWith(clitic, StringComparison.OrdinalIgnoreCase)
                && (rest.Length == clitic.Length || !Characters.IsWord(rest, clitic.Length)))
            {
                return clitic.Length + 1;
            }
        }

        return 0;
    }

    /// <summary>Where "n't" begins in "doesn't", or 0.</summary>
    public static int NegationStart(ReadOnlySpan<char> word) =>
        word.Length > 3 && char.ToLowerInvariant(word[^1]) == 't' && Characters.IsApostrophe(word[^2])
            && char.ToLowerInvariant(word[^3]) == 'n' ? word.Length - 3 : 0;
}
