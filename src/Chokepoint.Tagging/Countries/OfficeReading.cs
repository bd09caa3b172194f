using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Countries;

/// <summary>Whose office is it: the state named beside it, else the gazetteer's, else the one the text is about.</summary>
internal static class OfficeReading
{
    private const string Union = "EU";

    public static string? RoleOf(Found found, int index, NameForm form, bool certain)
    {
        var match = found.Matches[index];
        var owner = OwnerBeside(found, match);
        if (owner is not null && owner != form.Id && form.Words.Length > 1)
        {
            return null;
        }

        return !form.NeedsContext ? MentionRole.Office
            : !certain && (owner == form.Id || found.HasCountry(form.Id) || (owner is null && IsUsual(found, match, form))) && HasRightCapitals(found.Text, match, form) ? MentionRole.Office : null;
    }

    // "the Commission" of Brussels, where no other commission is named; "Commerce" and "the Senate" of America, where no other state is.
    private static bool IsUsual(Found found, NameMatch match, NameForm form)
    {
        var text = found.Text;
        if (!form.IsUsual || text.Before(match.Start) is "of" or "and" || PersonName.IsUnknownNameBefore(found, match.Start))
        {
            return false;
        }
        if (form.ExactCase && form.Words.Length == 1 && form.Id != Union && IsBareAgent(text, match))
        {
            return true;
        }
        var isSubject = text.Before(match.Start) is "the" or "The" || Cues.IsVerbLike(text.After(match.End)) || form.Words.Length > 1;
        return isSubject && (form.Id == Union ? !found.HasOtherCommission : !found.HasOtherCountry(form.Id));
    }

    // "Commerce okays chip sales to Huawei", "was revoked by Commerce": without an article only Americans speak of their departments.
    private static bool IsBareAgent(Surroundings text, NameMatch match) =>
        text.Before(match.Start) is "by" or "from" || (text.Before(match.Start) is not ("the" or "The") && FiniteVerbs.Follows(text, match.End));

    /// <summary>"the Federal Trade Commission", "Ireland's Data Protection Commission".</summary>
    public static bool IsOtherCommissionNamed(Surroundings text)
    {
        for (var word = 1; word < text.Count; word++)
        {
            if (text.Word(word) is "Commission" && !text.IsTitleCase(word) && !text.IsFirst(word) && char.IsUpper(text.Word(word - 1)[0])
                && text.Word(word - 1) is not ("European" or "EU" or "E.U." or "The"))
            {
                return true;
            }
        }
        return false;
    }

    private static bool HasRightCapitals(Surroundings text, NameMatch match, NameForm form) =>
        form.Words.Length > 1 || form.ExactCase || !text.IsCapitalByPosition(match.Start) || Cues.IsVerbLike(text.After(match.End));

    // "India's Ministry of Commerce", "the Thai Commerce Ministry", "the Ministry of Commerce of Thailand"
    private static string? OwnerBeside(Found found, NameMatch match)
    {
        var text = found.Text;
        var before = match.Start - 1;
        var isOwned = Cues.IsPossessive(text.Before(match.Start));
        if (isOwned)
        {
            before--;
        }

        if (found.At(before) is { Form.Kind: NameKind.Country or NameKind.Demonym or NameKind.Seat } left && (isOwned || left.Form.Kind != NameKind.Seat) && text.SentenceOf(before) == text.SentenceOf(match.Start))
        {
            return left.Form.Id;
        }

        return text.After(match.End) is "of" && (found.At(match.End + 1) ?? found.At(match.End + 2)) is { Form.Kind: NameKind.Country } right
            ? right.Form.Id : null;
    }
}
