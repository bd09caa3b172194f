using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Gazetteer;

/// <summary>Whether the text writes a form in a case that can mean the name.</summary>
internal static class LetterCase
{
    // "Nato", "Asean" are usual; "Bis" and "Ftc" are not.
    private const int ShortestWordLikeAcronym = 4;

    public static bool IsUpper(ReadOnlySpan<char> word)
    {
        var letters = 0;
        foreach (var character in word)
        {
            if (char.IsLower(character))
            {
                return false;
            }

            letters += char.IsLetter(character) ? 1 : 0;
        }

        return letters > 0;
    }

    public static bool IsCapitalised(ReadOnlySpan<char> word) => word.Length > 0 && char.IsUpper(word[0]);

    public static bool Fits(ReadOnlySpan<char> word, string form, bool exact, bool allCapitals)
    {
        if (allCapitals && IsUpper(word))
        {
            return true;
        }

        if (exact)
        {
            return SameCase(word, form);
        }

        if (!char.IsUpper(form[0]))
        {
            return true;
        }

        var first = word[0];
        if (!char.IsUpper(first))
        {
            return false;
        }

        return form.Length < 2 || !IsUpper(form) || IsUpper(word) || (form.Length >= ShortestWordLikeAcronym && !form.Contains('.', StringComparison.Ordinal));
    }

    private static bool SameCase(ReadOnlySpan<char> word, string form)
    {
        var at = 0;
        foreach (var character in word)
        {
            if (!char.IsLetter(character))
            {
                continue;
            }

            while (at < form.Length && !char.IsLetter(form[at]))
            {
                at++;
            }

            if (at < form.Length && char.IsUpper(form[at]) != char.IsUpper(character) && !Characters.IsInvisible(character))
            {
                return false;
            }

            at++;
        }

        return true;
    }
}
