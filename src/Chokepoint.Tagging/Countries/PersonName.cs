using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Countries;

/// <summary>"Michael Jordan", "Chad Wolf": a given name before or a family name after.</summary>
internal static class PersonName
{
    private static readonly WordSet GivenNames = new(
        "Michael Jim James John Robert David William Richard Thomas Mark Paul Steven Stephen Andrew Kevin Brian George Eric Peter Mary Linda Susan"
        + " Sarah Lisa Nancy Karen Betty Paris Jack Jessica Laura Anna Emma Olivia Daniel Matthew Anthony Donald Joe Joseph Charles Christopher"
        + " Barbara Vernon Hamilton DeAndre Katie Louis Brent Ian Tim Tom Scott Jeff Jordan Chad Israel Frank Henry Walter Alexander Nick");

    /// <summary>For names that are always a state otherwise: only a well-known given name before speaks against.</summary>
    public static bool IsPartOfOne(Found found, NameMatch match) =>
        match.End - match.Start == 1 && GivenNames.Contains(found.Text.Before(match.Start)) && !found.Text.IsTitleCase(match.Start)
        && !found.IsInMatch(match.Start - 1);

    /// <summary>For names that people bear as well: any unknown capitalised neighbour speaks against.</summary>
    public static bool IsLikely(Found found, NameMatch match)
    {
        var text = found.Text;
        if (GivenNames.Contains(text.Before(match.Start)))
        {
            return true;
        }

        return !text.IsTitleCase(match.Start) && (IsUnknownNameBefore(found, match.Start) || IsUnknownNameAfter(found, match));
    }

    public static bool IsUnknownNameBefore(Found found, int start)
    {
        var word = found.Text.Before(start);
        return word.Length > 1 && char.IsUpper(word[0]) && !found.IsInMatch(start - 1) && !Cues.Titles.Contains(word)
            && !(found.Text.IsFirst(start - 1) && IsFunctionWord(word)) && !Directions.Contains(word) && !LetterCase.IsUpper(word);
    }

    private static bool IsUnknownNameAfter(Found found, NameMatch match)
    {
        var word = found.Text.After(match.End);
        return word.Length > 1 && char.IsUpper(word[0]) && !found.IsInMatch(match.End) && !Cues.Titles.Contains(word)
            && !Cues.NameFollowers.Contains(word) && !LetterCase.IsUpper(word);
    }

    private static readonly WordSet Directions = new("North South East West Northern Southern Eastern Western Central Upper Lower Greater Mainland");

    private static bool IsFunctionWord(ReadOnlySpan<char> word) => FunctionWords.Contains(word);

    private static readonly WordSet FunctionWords = new(
        "The A An In On At By For From With And But Or As If When While After Before Since Although Though Because That This These Those It Its He She"
        + " They We You I His Her Their Our My Both Neither Either Not No Only Even Now Then Today Yesterday Last Next Early Late Under Over Between"
        + " Against Despite Like Unlike Meanwhile However Also Still Defying Does Did Can Will Would Should Could May Might Is Are Was Were Why How"
        + " What Where Who Until Unless Once Whether Per Via To Of");
}
