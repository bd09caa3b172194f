namespace Chokepoint.Tagging.Text;

/// <summary>"LONDON —", "BRASILIA (wire) -", "BEIJING, March 3 (Xinhua) --": where the report was filed, no part of its first sentence.</summary>
internal static class Dateline
{
    private const int LongestDateline = 16;

    private static readonly string[] Months =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
        "Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Aug.", "Sep.", "Sept.", "Oct.", "Nov.", "Dec.",
    ];

    /// <summary>How many tokens at the head of the paragraph are its dateline, the dash included; 0 for none.</summary>
    public static int TokenCount(ReadOnlySpan<char> text, ReadOnlySpan<Token> paragraph)
    {
        if (!IsCapitals(text, paragraph[0]))
        {
            return 0;
        }

        var depth = 0;
        for (var i = 1; i < Math.Min(paragraph.Length - 1, LongestDateline); i++)
        {
            var word = text.Slice(paragraph[i].Start, paragraph[i].Length);
            if (word[0] is '(' or ')')
            {
                depth += word[0] == '(' ? 1 : -1;
            }
            else if (depth == 0 && IsDash(text, paragraph, i))
            {
                return i + 1;
            }
            else if (depth == 0 && !BelongsToPlace(word))
            {
                return 0;
            }
        }

        return 0;
    }

    private static bool IsDash(ReadOnlySpan<char> text, ReadOnlySpan<Token> paragraph, int index)
    {
        var token = paragraph[index];
        var isDash = Characters.IsDash(text[token.Start]) || text[token.Start] == '-';
        return isDash && paragraph[index + 1].Start > token.End && token.Start > paragraph[index - 1].End;
    }

    private static bool IsCapitals(ReadOnlySpan<char> text, Token token)
    {
        var letters = 0;
        foreach (var character in text.Slice(token.Start, token.Length))
        {
            if (char.IsLower(character))
            {
                return false;
            }

            letters += char.IsUpper(character) ? 1 : 0;
        }

        return letters >= 3;
    }

    private static bool BelongsToPlace(ReadOnlySpan<char> word) =>
        word is "," or "/" or "." or "'" || char.IsUpper(word[0]) || char.IsAsciiDigit(word[0]) || Months.AsSpan().Contains(word.ToString());
}
