using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Countries;

/// <summary>Is a country's name or adjective the country here, and not a bird, a person, a US state or part of a firm's name?</summary>
internal static class CountryReading
{
    public static string? RoleOf(Found found, NameMatch match, NameForm form, bool certain)
    {
        if (NestedName.IsPartOfName(found, match) || IsCurrency(found.Text, match))
        {
            return null;
        }

        var role = form.Kind == NameKind.Demonym ? MentionRole.Demonym : MentionRole.Name;
        if (!form.NeedsContext)
        {
            return !IsPronounInCapitals(found.Text, match) && !PersonName.IsPartOfOne(found, match) ? role : null;
        }

        return !certain && (form.Kind == NameKind.Demonym ? IsDemonym(found, match, form) : Homonyms.IsCountry(found, match, form)) ? role : null;
    }

    // "US$460 million", "HK$2"
    private static bool IsCurrency(Surroundings text, NameMatch match) =>
        match.End < text.Count && text.Word(match.End)[0] == '$' && text.Touches(match.End - 1, match.End);

    // "CONTACT US" in a headline of capitals.
    private static bool IsPronounInCapitals(Surroundings text, NameMatch match) =>
        text.AllCapitals[match.Start] && match.End - match.Start == 1 && text.Word(match.Start) is "US"
        && PronounContexts.Contains(text.Before(match.Start));

    private static readonly WordSet PronounContexts = new("contact about tell told let give gives to with for follow join all of help call email");

    private static bool IsDemonym(Found found, NameMatch match, NameForm form) =>
        found.HasCountry(form.Id) || Cues.AuthorityNouns.Contains(found.Text.After(match.End));
}
