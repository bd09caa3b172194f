namespace Chokepoint.Data.Export;

/// <summary>Which cells a spreadsheet could run instead of show.</summary>
internal static class FormulaGuard
{
    /// <summary>True where the text starts like a formula, also behind white space or in full-width letters.</summary>
    public static bool IsNeeded(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            switch (letter)
            {
                case '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20':
                    return true;
                case '\uFEFF' or '\u200B':
                    continue;
                default:
                    if (!char.IsWhiteSpace(letter))
                    {
                        return false;
                    }

                    break;
            }
        }

        return false;
    }
}
