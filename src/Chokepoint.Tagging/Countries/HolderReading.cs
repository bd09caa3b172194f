using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Countries;

/// <summary>Does a person's name stand for the state the person speaks for?</summary>
internal static class HolderReading
{
    private const int LongestTitle = 4;

    // Of an article's names so many are looked through for another bearer.
    private const int MostNames = 300;

    public static string? RoleOf(Found found, NameMatch match, NameForm form, bool certain)
    {
        var text = found.Text;
        if (IsFormer(text, match.Start))
        {
            return null;
        }

        if (form.Kind == NameKind.Holder)
        {
            return MentionRole.Holder;
        }

        if (IsSomeoneElse(found, match))
        {
            return null;
        }

        return !form.NeedsContext || HasTitle(text, match.Start) || (!certain && (found.HasCountry(form.Id) || IsHeadAtWork(found, match, form))) ? MentionRole.Holder : null;
    }

    // "Johnson lets Huawei in": of a head of government in office the surname is enough where nobody else bears it.
    private static bool IsHeadAtWork(Found found, NameMatch match, NameForm form) =>
        form.IsHead && found.Text.Document.Published is not null && (found.HasAnyCompany || found.HasOtherCountry(form.Id))
        && FiniteVerbs.Follows(found.Text, match.End) && !IsNamedOtherwise(found, match);

    private static bool IsNamedOtherwise(Found found, NameMatch match)
    {
        foreach (var other in found.Matches.Take(MostNames))
        {
            if (other.Start != match.Start && other.End - other.Start == 1 && found.Text.Word(other.Start).SequenceEqual(found.Text.Word(match.Start))
                && PersonName.IsUnknownNameBefore(found, other.Start))
            {
                return true;
            }
        }
        return false;
    }

    // "Eric Trump", "Johnson Controls", "the Trump Tower", "Navarro-Valls"
    private static bool IsSomeoneElse(Found found, NameMatch match)
    {
        var text = found.Text;
        if (match.Start > 0 && Characters.IsHyphen(text.Word(match.Start - 1)[0]) && text.Touches(match.Start - 1, match.Start))
        {
            return true;
        }

        if (text.IsTitleCase(match.Start))
        {
            return false;
        }

        var after = text.After(match.End);
        return PersonName.IsUnknownNameBefore(found, match.Start)
            || (after.Length > 1 && char.IsUpper(after[0]) && !LetterCase.IsUpper(after) && !found.IsInMatch(match.End) && !Cues.NameFollowers.Contains(after))
            || (after.Length == 1 && after[0] == '-');
    }

    private static bool HasTitle(Surroundings text, int start) => start > 0 && !text.IsFirst(start) && Cues.Titles.Contains(text.Word(start - 1));

    private static bool IsFormer(Surroundings text, int start)
    {
        for (var i = start - 1; i >= 0 && i >= start - LongestTitle && text.SentenceOf(i) == text.SentenceOf(start); i--)
        {
            var word = text.Word(i);
            if (Cues.Former.Contains(word))
            {
                return true;
            }

            if (!Cues.Titles.Contains(word) && word is not ("US" or "U.S." or "prime" or "foreign" or "-") && !char.IsUpper(word[0]))
            {
                return false;
            }
        }

        return false;
    }
}
