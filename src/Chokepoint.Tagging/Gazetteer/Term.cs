namespace Chokepoint.Tagging.Gazetteer;

/// <summary>One form to match, as written in a data file: <c>Georgia{ctx}</c>, <c>US{case}</c>, <c>Pole{case,ctx}</c>.</summary>
/// <param name="Text">The form without its flags.</param>
/// <param name="ExactCase">Only in exactly this case.</param>
/// <param name="NeedsContext">Only with something else in the text that supports it.</param>
/// <param name="IsUsual">The one that is meant where the text names no other: "the Commission".</param>
internal readonly record struct Term(string Text, bool ExactCase, bool NeedsContext, bool IsUsual = false)
{
    /// <summary>Null where the braces are unbalanced, a flag is unknown or nothing is left to match.</summary>
    public static Term? TryParse(string value)
    {
        var open = value.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
        {
            return value.Length > 0 && !value.Contains('}', StringComparison.Ordinal) ? new Term(value, false, false) : null;
        }

        if (open == 0 || value[^1] != '}')
        {
            return null;
        }

        var term = new Term(value[..open], false, false);
        foreach (var flag in value[(open + 1)..^1].Split(','))
        {
            switch (flag)
            {
                case "case": term = term with { ExactCase = true }; break;
                case "ctx": term = term with { NeedsContext = true }; break;
                case "usual": term = term with { NeedsContext = true, IsUsual = true }; break;
                default: return null;
            }
        }

        return term;
    }
}
