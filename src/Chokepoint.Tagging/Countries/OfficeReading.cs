using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Countries;

/// <summary>Whose office is it: the state named beside it, else the gazetteer's, else the one the text is about.</summary>
internal static class OfficeReading
{
    public static string? RoleOf(Found found, int index, NameForm form, bool certain)
    {
        var match = found.Matches[index];
        var owner = OwnerBeside(found, match);
        if (owner is not null && owner != form.Id && form.Words.Length > 1)
        {
            return null;
        }

        return !form.NeedsContext ? MentionRole.Office
            : !certain && (owner == form.Id || found.HasCountry(form.Id)) && HasRightCapitals(found.Text, match, form) ? MentionRole.Office : null;
    }

    private static bool HasRightCapitals(Surroundings text, NameMatch match, NameForm form) =>
        form.Words.Length > 1 || form.ExactCase || !text.IsCapitalByPosition(match.Start) || Cues.IsVerbLike(text.After(match.End));

    // "India's Ministry of Commerce", "the Thai Commerce Ministry", "the Ministry of Commerce of Thailand"
    private static string? OwnerBeside(Found found, NameMatch match)
    {
        var text = found.Text;
        var before = match.Start - 1;
        if (Cues.IsPossessive(text.Before(match.Start)))
        {
            before--;
        }

        if (found.At(before) is { Form.Kind: NameKind.Country or NameKind.Demonym } left && text.SentenceOf(before) == text.SentenceOf(match.Start))
        {
            return left.Form.Id;
        }

        return text.After(match.End) is "of" && (found.At(match.End + 1) ?? found.At(match.End + 2)) is { Form.Kind: NameKind.Country } right
            ? right.Form.Id : null;
    }
}
