using System.Globalization;

namespace Chokepoint.Tagging.Text;

/// <summary>What a character is to the tokenizer. Never throws on half a surrogate pair or a control character.</summary>
internal static class Characters
{
    public static bool IsApostrophe(char character) => character is '\'' or '\u2019' or '\u2018' or '\u02BC' or '\uFF07';

    public static bool IsHyphen(char character) => character is '-' or '\u2010' or '\u2011';

    public static bool IsDash(char character) => character is '\u2013' or '\u2014' or '\u2015' or '\u2012';

    public static bool IsQuote(char character) =>
        character is '"' or '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB' or '\uFF02';

    public static bool IsClosing(char character) => IsQuote(character) || IsApostrophe(character) || character is ')' or ']';

    /// <summary>Soft hyphens, joiners, direction marks: they show nothing and belong to the word around them.</summary>
    public static bool IsInvisible(char character) =>
        character is '\u00AD' or '\uFEFF' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2064');

    /// <summary>A letter, digit or combining mark; in a surrogate pair the answer holds for both halves.</summary>
    public static bool IsWord(ReadOnlySpan<char> text, int index)
    {
        var character = text[index];
        if (char.IsAscii(character))
        {
            return char.IsAsciiLetterOrDigit(character);
        }

        if (!char.IsSurrogate(character))
        {
            return IsWordCategory(char.GetUnicodeCategory(character));
        }

        var high = char.IsLowSurrogate(character) ? index - 1 : index;
        return high >= 0 && high + 1 < text.Length && char.IsSurrogatePair(text[high], text[high + 1])
            && IsWordCategory(CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(text[high], text[high + 1])));
    }

    private static bool IsWordCategory(UnicodeCategory category) => category
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}
