using Chokepoint.Tagging.Countries;
using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Companies;

/// <summary>Is a company's name the company here? Unique names are; common words need a capital that means something, and a cue.</summary>
internal static class CompanyReading
{
    private const int LongestApposition = 7;

    public static string? RoleOf(Found found, NameMatch match, NameForm form, bool certain)
    {
        var role = form.Kind == NameKind.Product ? MentionRole.Product : MentionRole.Name;
        if (IsIndex(found.Text, match.Start))
        {
            return null;
        }

        if (!form.NeedsContext)
        {
            return IsPartOfPersonName(found, match) ? null : role;
        }

        var text = found.Text;
        if (!text.IsCapitalised(match.Start) && !LetterCase.IsUpper(text.Word(match.Start)) && char.IsUpper(form.Words[0][0]))
        {
            return null;
        }

        if (HasStrongCue(found, match))
        {
            return role;
        }

        return !certain && !IsPartOfOtherName(found, match) && (IsMeantAsName(found, match, form) || found.HasCompany(form.Id)) ? role : null;
    }

    // A legal form or a ticker after it, a company noun before it.
    private static bool HasStrongCue(Found found, NameMatch match)
    {
        var text = found.Text;
        var after = text.After(match.End);
        if (Cues.LegalForms.Contains(after) && LetterCase.IsCapitalised(after))
        {
            return true;
        }

        if (after.Length == 1 && after[0] is '<' or '(' && TickerMark.IsAt(text, match.End))
        {
            return true;
        }

        if (HasApposition(text, match.End))
        {
            return true;
        }

        return Cues.CompanyNouns.Contains(text.Before(match.Start)) && char.IsLower(text.Before(match.Start)[0]) && text.IsCapitalised(match.Start);
    }

    // "Oracle, whose servers ...", "Meta, once worth ...", "Rain, a data-only carrier, ...", "Block, Jack Dorsey's payments firm, ..."
    private static bool HasApposition(Surroundings text, int end)
    {
        if (text.After(end) is not ",")
        {
            return false;
        }

        if (text.After(end + 1) is "whose" or "which" or "once")
        {
            return true;
        }

        for (var i = end + 1; i <= end + LongestApposition; i++)
        {
            var word = text.After(i);
            if (word.Length == 0 || word is "," or "." or ";")
            {
                return false;
            }

            if (Cues.CompanyNouns.Contains(word) && char.IsLower(word[0]))
            {
                return true;
            }
        }

        return false;
    }

    // "<.DJI>" is an index, not a firm.
    private static bool IsIndex(Surroundings text, int start) => start > 0 && text.Word(start - 1) is "." && text.Touches(start - 1, start);

    private static bool IsMeantAsName(Found found, NameMatch match, NameForm form)
    {
        var text = found.Text;
        if (match.End - match.Start == 1 && text.Word(match.Start).Length == 1)
        {
            return SingleLetter.IsCompany(found, match);
        }

        if (!text.IsCapitalByPosition(match.Start))
        {
            return true;
        }

        var after = text.After(match.End);
        var isPolicy = found.HasAnyCompany || found.HasOtherCountry("");
        return Cues.IsVerbLike(after) || Cues.IsPossessive(after) || IsBesideCompany(found, match)
            || (isPolicy && (FiniteVerbs.Follows(text, match.End) || Cues.CompanyFollowers.Contains(after)
                || (after is "," && FiniteVerbs.Follows(text, match.End + 1)) || (after is ":" && text.IsFirst(match.Start))))
            || (text.IsTitleCase(match.Start) && found.HasCompany(form.Id));
    }

    private static bool IsBesideCompany(Found found, NameMatch match) =>
        (found.Text.Before(match.Start) is "," or "and" or "or" or "&" && found.At(match.Start - 2) is { Form.IsCompany: true })
        || (found.Text.After(match.End) is "," or "and" or "or" or "&" or "/" && found.At(match.End + 1) is { Form.IsCompany: true });

    // "Red Line", "Orange County", "Model X": a neighbour with a capital that is no name we know.
    private static bool IsPartOfOtherName(Found found, NameMatch match)
    {
        var text = found.Text;
        if (text.IsTitleCase(match.Start))
        {
            return false;
        }

        var after = text.After(match.End);
        return PersonName.IsUnknownNameBefore(found, match.Start)
            || (after.Length > 1 && char.IsUpper(after[0]) && !found.IsInMatch(match.End) && !Cues.Titles.Contains(after)
                && !Cues.CompanyFollowers.Contains(after) && !LetterCase.IsUpper(after))
            || (after.Length == 1 && Characters.IsHyphen(after[0]) && text.Touches(match.End - 1, match.End));
    }

    // "Kim Huawei": nobody; but "Ren Nokia", "Sergey Yandex" neither. Only a surname that is a brand, after a given name.
    private static bool IsPartOfPersonName(Found found, NameMatch match) => PersonName.IsPartOfOne(found, match);
}
