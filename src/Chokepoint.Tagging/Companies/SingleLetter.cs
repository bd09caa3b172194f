using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Companies;

/// <summary>"X" is the network only where a platform is spoken of, not in "X-ray", "Model X" or "X percent".</summary>
internal static class SingleLetter
{
    private static readonly WordSet Before = new("on to from against by with via of for and or that told fined blocked banned lets let sued called unblock"
        + " unblocked unblocks blocks bans fines sues took take takes pull pulled cut off rebuked"
        + " warned suspended suspends restored reinstated investigated probes how whether ordered urged leave left keep kept unbanned throttled throttles accused accuses"
        + " into turn turned turns switch switched switching make makes made gave gives give silence silenced muzzle muzzled fine");

    // What stands after X may be a sum then.
    private static readonly WordSet Fined = new("fine fines fined fining gave gives give cost costs");

    private static readonly WordSet After = new("posts post account accounts users user platform owner posted to and or resume"
        + " back offline online feeds broke breached breaches appealed complied agreed refused must will owes");

    public static bool IsCompany(Found found, NameMatch match)
    {
        var text = found.Text;
        var after = text.After(match.End);
        if (after.Length > 0 && char.IsDigit(after[0]) && Fined.Contains(text.Before(match.Start)))
        {
            return HasPlatform(found, match);
        }
        if (after.Length > 0 && (Characters.IsHyphen(after[0]) || char.IsDigit(after[0]) || after[0] is '%' or '=' or '+' or '.'))
        {
            return after is "." && Before.Contains(text.Before(match.Start)) && HasPlatform(found, match);
        }

        var cue = Cues.IsVerbLike(after) || Cues.IsPossessive(after) || After.Contains(after)
            || after is "," or "" or "(" || Before.Contains(text.Before(match.Start));
        return cue && HasPlatform(found, match);
    }

    // Another company in the text, or words of social media, or a state that acts on it.
    private static bool HasPlatform(Found found, NameMatch match) =>
        found.HasAnyCompany || found.HasOtherCountry("") || Cues.CompanyNouns.Contains(found.Text.Before(match.Start));
}
