using Chokepoint.Tagging.Companies;
using Chokepoint.Tagging.Countries;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Gazetteer;

/// <summary>Decides for each match which of its forms it is, if any: certain ones first, then those that need context.</summary>
internal static class NameReader
{
    // Nothing beyond this many matches of one article supports another; bounds the search for the nearest.
    private const int MaxContextMatches = 4000;

    public static Found Read(Surroundings text, List<NameMatch> matches)
    {
        var found = new Found(text, matches);
        for (var i = 0; i < matches.Count; i++)
        {
            ReadOne(found, i, certain: true);
        }

        // Twice, since a name may be supported by one that stands after it: "Apple and Meta".
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < Math.Min(matches.Count, MaxContextMatches); i++)
            {
                if (found.Accepted[i] is null)
                {
                    ReadOne(found, i, certain: false);
                }
            }
        }

        return found;
    }

    private static void ReadOne(Found found, int index, bool certain)
    {
        var forms = found.Matches[index].Forms;
        var possible = Possible(forms, found.Text.Document.Published);
        foreach (var form in InOrder(found, index, possible, certain))
        {
            if (RoleOf(found, index, form, certain) is { } role)
            {
                found.Accept(index, form, role);
                return;
            }
        }
    }

    // A phrase that only looks like a name blocks all but a company or paper of that name.
    private static List<NameForm> Possible(List<NameForm> forms, DateOnly? published)
    {
        if (forms.Count == 1)
        {
            return forms[0].Kind is NameKind.Blocker or NameKind.Place ? [] : forms;
        }

        var blocked = forms.Exists(form => form.Kind == NameKind.Blocker);
        return forms.FindAll(form => blocked ? form.IsCompany && !form.NeedsContext
            : form.Kind is not (NameKind.Blocker or NameKind.Place) && form.HeldOn(published));
    }

    // One owner: take it. Several: the one whose country the text names.
    private static List<NameForm> InOrder(Found found, int index, List<NameForm> forms, bool certain)
    {
        if (forms.Count < 2 || forms.TrueForAll(form => form.Id == forms[0].Id))
        {
            return forms;
        }

        if (forms.Find(form => form.IsCompany) is { } company && !forms.Exists(form => form.Kind is NameKind.Country or NameKind.Demonym))
        {
            return [company, .. forms.Where(form => !form.IsCompany && form.Kind != NameKind.Outlet)];
        }

        if (certain && forms.Exists(form => !form.NeedsContext))
        {
            var sure = forms.FindAll(form => !form.NeedsContext);
            return sure.TrueForAll(form => form.Id == sure[0].Id) ? sure : [];
        }

        return certain ? [] : found.NearestOf(index, forms) is { } nearest ? [nearest] : forms.FindAll(form => !form.NeedsContext);
    }

    private static string? RoleOf(Found found, int index, NameForm form, bool certain) => form.Kind switch
    {
        _ when !form.HeldOn(found.Text.Document.Published) => null,
        NameKind.Outlet or NameKind.Blocker or NameKind.Place => null,
        NameKind.Company or NameKind.Product or NameKind.FormerName => CompanyReading.RoleOf(found, found.Matches[index], form, certain),
        NameKind.Seat => SeatReading.RoleOf(found, found.Matches[index], form, certain),
        NameKind.Holder or NameKind.HolderSurname => HolderReading.RoleOf(found, found.Matches[index], form, certain),
        NameKind.Office => OfficeReading.RoleOf(found, index, form, certain),
        _ => CountryReading.RoleOf(found, found.Matches[index], form, certain),
    };
}
