using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Countries;

/// <summary>"China Foo Holdings", "American Widget Co", "Bank of America": the state's name inside that of a firm, paper or school.</summary>
internal static class NestedName
{
    private const int LongestName = 6;

    private static readonly WordSet LastWords = new(
        "Inc Inc. Corp Corp. Corporation Co Co. Ltd Ltd. Limited plc LLC Holdings Group Bank Airlines Airways Times Post News Daily Herald Tribune"
        + " Telegraph Journal Gazette Weekly Review Observer Monitor University College Institute Securities Insurance Capital Partners Motors Steel"
        + " Telecom Mobile Unicom Television Radio Today Online Technologies Systems Resources Petroleum Airport Stadium Museum Hotel Hospital Cup"
        + " Open Championship Idol League Football Rugby Records Express Foods Energy Electronics Semiconductor Semiconductors Semi Tower Railway");

    private static readonly WordSet Hosts = new("Bank University Voice Radio Air Brewers Voice Museum");

    public static bool IsPartOfName(Found found, NameMatch match)
    {
        var text = found.Text;
        if (text.Before(match.Start) is "of" && Hosts.Contains(text.Word(match.Start - 2)))
        {
            return true;
        }

        if (text.IsTitleCase(match.Start))
        {
            return false;
        }

        var end = match.End;
        while (end < text.Count && end - match.End < LongestName && IsNameWord(text, found, end))
        {
            end++;
        }

        return end > match.End && LastWords.Contains(text.Word(end - 1));
    }

    private static bool IsNameWord(Surroundings text, Found found, int token)
    {
        var word = text.After(token);
        return word.Length > 0 && (char.IsUpper(word[0]) || word is "&" or "of") && !found.IsInMatch(token);
    }
}
