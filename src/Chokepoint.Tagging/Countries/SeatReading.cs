using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Countries;

/// <summary>Does a capital stand for its government here, or only for a place?</summary>
internal static class SeatReading
{
    private static readonly WordSet Participles = new(
        "ordered led backed friendly funded sponsored controlled approved brokered imposed mandated supported linked appointed run owned aligned driven");

    // A government's own house is the government wherever it stands; a town is not.
    private static readonly WordSet Buildings = new(
        "House Kremlin Street Whitehall Palace Berlaymont Zhongnanhai Bankova Elysee Élysée Planalto Pentagon Knesset Bundestag");

    // What is done to a government and not to a town.
    private static readonly WordSet Addressed = new(
        "accused accuse accuses accusing told tell tells asked ask asks asking urged urge urges urging warned warn warns warning thanked thank thanks"
        + " pressed presses pressing blamed blame blames blaming lobbied lobbies lobbying persuaded informed notified joined joins followed follows following"
        + " criticised criticized criticises criticizes condemned condemns defied defies assured assures begged begs implored called angered irked irritated"
        + " reassured rebuked rebuffed snubbed backed backs supports supported invited challenged sued pleased dismayed infuriated"
        + " promised promises hand hands handed pay pays paid gave gives offered offers owes");

    private static readonly WordSet Joints = new("and or nor , &");

    // Sides of a deal: a firm has a permit from a government, and is hit by one.
    private static readonly WordSet Partners = new("by from with against");

    // Measures that only a state takes.
    private static readonly WordSet ActsDone = new(
        "granted refused rejected vetoed blocked approved cleared denied banned barred outlawed forbidden fined charged charges indicted sentenced convicted acquitted"
        + " upheld overturned quashed annulled voided suspended lifted eased tightened imposed adopted ratified tabled investigated probed blacklisted sanctioned"
        + " licensed licenced stayed dismissed verdict");

    // What may stand before "in London" where a sentence or a clause begins with it.
    private static readonly WordSet Openings = new(", ; : and but while whereas as - — – \" “ ” Meanwhile meanwhile back over here then yet so");

    private const int FarthestAuthority = 7;

    public static string? RoleOf(Found found, NameMatch match, NameForm form, bool certain)
    {
        var text = found.Text;
        if (text.SentenceOf(match.Start) < 0 || NestedName.IsPartOfName(found, match) || PersonName.IsPartOfOne(found, match))
        {
            return null;
        }

        if (form.NeedsContext && (certain || !HasSupport(found, match, form)))
        {
            return null;
        }

        return IsAuthority(found, match) ? MentionRole.Seat : null;
    }

    private static bool HasSupport(Found found, NameMatch match, NameForm form)
    {
        var text = found.Text;
        var before = text.Before(match.Start);
        var after = text.After(match.End);
        if (Cues.PlacePrepositions.Contains(before))
        {
            return found.HasCountry(form.Id) || IsPlaceOfState(found, match);
        }
        return found.HasCountry(form.Id) || FiniteVerbs.Follows(text, match.End) || Addressed.Contains(before) || IsBesideSeat(found, match)
            || (after is "," && text.After(match.End + 1) is "which" or "whose")
            || (Cues.IsPossessive(after) && !PersonName.IsUnknownNameBefore(found, match.Start))
            || (Cues.Relations.Contains(before) && (found.HasOtherCountry(form.Id) || (found.HasAnyCompany && Partners.Contains(before))));
    }

    // "Santiago and Washington signed", "London, Ottawa, Washington and the EU", "between Washington and Beijing"
    private static bool IsBesideSeat(Found found, NameMatch match)
    {
        var text = found.Text;
        var before = text.Before(match.Start);
        if ((before is "and" or "or" or "nor" || (before is "," && Joints.Contains(text.After(match.End)))) && IsState(found.At(match.Start - 2)))
        {
            return true;
        }
        if (!Joints.Contains(text.After(match.End)))
        {
            return false;
        }
        var other = found.At(match.End + 1) ?? (text.After(match.End + 1) is "the" ? found.At(match.End + 2) : null);
        return IsState(other) && (other!.Role == MentionRole.Seat || before is "between" or "both" or "neither" || FiniteVerbs.Follows(text, other.Match.End));
    }

    private static bool IsState(Reading? reading) => reading is { Role: MentionRole.Seat or MentionRole.Name, Form.IsCompany: false };

    private static bool IsPlaceOfState(Found found, NameMatch match) =>
        FollowsAuthority(found.Text, match.Start - 1) || IsActPlace(found, match.Start - 1) || PrecedesAuthority(found, match);

    // "In Cairo a judge has sentenced", "In Beijing, the foreign ministry asked": who speaks there speaks for the state, unless another is named.
    private static bool PrecedesAuthority(Found found, NameMatch match)
    {
        var text = found.Text;
        var before = text.Before(match.Start - 1);
        if (text.Word(match.Start - 1) is not ("in" or "In") || (before.Length > 0 && !Openings.Contains(before)))
        {
            return false;
        }
        for (var i = match.End; i < match.End + FarthestAuthority && i < text.Count && text.SentenceOf(i) == text.SentenceOf(match.Start); i++)
        {
            var word = text.Word(i);
            if (Cues.AuthorityNouns.Contains(word))
            {
                return text.After(i + 1) is not ("for" or "of") && !Characters.IsHyphen(text.After(i + 1) is { Length: > 0 } next ? next[0] : ' ');
            }
            var isPassed = (i == match.End && word is ",") || char.IsLower(word[0]);
            if (!isPassed || found.At(i) is not null || (word is not "its" && Cues.IsVerbLike(word)))
            {
                return false;
            }
        }
        return false;
    }

    // "was vetoed in London": what is done there is done by the state.
    private static bool IsActPlace(Found found, int preposition) =>
        found.Text.Word(preposition) is "in" && ActsDone.Contains(found.Text.Before(preposition)) && (found.HasAnyCompany || found.HasOtherCountry(""));

    private static bool IsAuthority(Found found, NameMatch match)
    {
        var text = found.Text;
        var after = text.After(match.End);
        if (after.Length > 0 && Characters.IsHyphen(after[0]) && text.Touches(match.End - 1, match.End))
        {
            return Participles.Contains(text.After(match.End + 1));
        }

        if (Buildings.Contains(text.Word(match.End - 1)))
        {
            return true;
        }

        var before = text.Before(match.Start);
        if (Cues.PlacePrepositions.Contains(before))
        {
            return IsPlaceOfState(found, match);
        }

        return !FollowsTravel(text, match.Start, before) && !PersonName.IsUnknownNameBefore(found, match.Start) && !IsLocal(found, match, after);
    }

    // "officials in Beijing", "the foreign ministry here in Paris" … the noun stands within three words.
    private static bool FollowsAuthority(Surroundings text, int preposition)
    {
        for (var i = preposition - 1; i >= preposition - 2 && i >= 0 && text.SentenceOf(i) == text.SentenceOf(preposition); i--)
        {
            if (Cues.AuthorityNouns.Contains(text.Word(i)))
            {
                return true;
            }

            if (!char.IsLetter(text.Word(i)[0]))
            {
                return false;
            }
        }

        return false;
    }

    private static bool FollowsTravel(Surroundings text, int start, ReadOnlySpan<char> before) =>
        Cues.Travel.Contains(before)
        || (before is "to" or "from" or "for" && start >= 2 && text.SentenceOf(start - 2) == text.SentenceOf(start) && Cues.Travel.Contains(text.Word(start - 2)));

    private static bool IsLocal(Found found, NameMatch match, ReadOnlySpan<char> after)
    {
        if (after.Length == 0)
        {
            return false;
        }

        if (after is "," && found.At(match.End + 1) is { Form.Kind: NameKind.Country })
        {
            return true;
        }

        return Cues.LocalNouns.Contains(after)
            || (char.IsUpper(after[0]) && !found.IsInMatch(match.End) && !found.Text.IsTitleCase(match.Start) && !LetterCase.IsUpper(after));
    }
}
