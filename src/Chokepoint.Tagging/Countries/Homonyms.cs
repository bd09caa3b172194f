using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Countries;

/// <summary>Georgia, Jordan, Chad, Jersey …: states that share their name with people, states of a federation, or a word.</summary>
internal static class Homonyms
{
    private static readonly WordSet AmericanCues = new(
        "county county, atlanta savannah republican republicans democrat democrats democratic runoff gop statehouse primary gubernatorial"
        + " alabama florida tennessee carolina texas ohio michigan pennsylvania wisconsin nevada arizona virginia kentucky");

    private static readonly WordSet OppositeCues = new("abkhazia ossetia caucasus armenia azerbaijan saakashvili tbilisi batumi kobakhidze kavelashvili");

    public static bool IsCountry(Found found, NameMatch match, NameForm form)
    {
        var text = found.Text;
        if (PersonName.IsLikely(found, match) || IsAfterCounty(text, match.Start))
        {
            return false;
        }

        if (found.HasCountry(form.Id) || IsCoordinated(found, match))
        {
            return true;
        }

        return form.Id == "GE" ? found.IsCaucasian
            : Cues.Relations.Contains(text.Before(match.Start)) || IsSubject(text, match);
    }

    // "Bartow County, Georgia", "Atlanta, Georgia"
    private static bool IsAfterCounty(Surroundings text, int start) =>
        text.Before(start) is "," && AmericanCues.Contains(text.Word(start - 2));

    private static bool IsSubject(Surroundings text, NameMatch match) =>
        Cues.IsVerbLike(text.After(match.End)) || Cues.IsPossessive(text.After(match.End));

    private static bool IsCoordinated(Found found, NameMatch match) =>
        (IsJoint(found.Text.Before(match.Start)) && found.At(match.Start - 2) is { Form.Kind: NameKind.Country })
        || (IsJoint(found.Text.After(match.End)) && (found.At(match.End + 1) ?? found.At(match.End + 2)) is { Form.Kind: NameKind.Country });

    private static bool IsJoint(ReadOnlySpan<char> word) => word is "and" or "or" or "," or "&";

    /// <summary>Words of the Caucasus or of the United States in the text decide.</summary>
    public static bool IsCaucasian(Found found)
    {
        var text = found.Text;
        var american = found.HasCountry("US");
        for (var i = 0; i < text.Count; i++)
        {
            if (OppositeCues.Contains(text.Word(i)))
            {
                return true;
            }

            american |= AmericanCues.Contains(text.Word(i));
        }

        return !american;
    }
}
