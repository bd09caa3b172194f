namespace Chokepoint.Tagging.Gazetteer;

/// <summary>Turns the rows of the data files into forms to match.</summary>
internal static class GazetteerForms
{
    public static IEnumerable<NameForm> All() =>
    [
        .. GazetteerFiles.Countries().SelectMany(OfCountry),
        .. GazetteerFiles.Offices().SelectMany(OfOffice),
        .. GazetteerFiles.Officials().SelectMany(OfOfficial),
        .. GazetteerFiles.Companies().SelectMany(OfCompany),
        .. GazetteerFiles.Outlets().SelectMany(row => new[] { new Term(row.Name, false, false) }.Concat(row.Aliases)
            .Select(term => Form(NameKind.Outlet, "", term))),
        .. GazetteerFiles.Places().SelectMany(row => row.Names
            .Select(term => Form(NameKind.Place, row.Country, term) with { IsRegion = row.Kind == "region" })),
        .. GazetteerFiles.Blockers().Select(term => Form(NameKind.Blocker, "", term)),
    ];

    public static NameForm Form(NameKind kind, string id, Term term) =>
        new(kind, id, NameLexicon.WordsOf(term.Text), term.ExactCase, term.NeedsContext) { IsUsual = term.IsUsual };

    private static IEnumerable<NameForm> OfCountry(CountryRow row) =>
    [
        .. row.Names.Append(row.Name).Select(term => Form(NameKind.Country, row.Code, term)),
        .. row.Demonyms.Select(term => Form(NameKind.Demonym, row.Code, term)),
        .. row.Seats.Select(term => Form(NameKind.Seat, row.Code, term)),
    ];

    private static IEnumerable<NameForm> OfOffice(OfficeRow row) =>
        row.Aliases.Append(row.Name).Select(term => Form(NameKind.Office, row.Country, term));

    private static IEnumerable<NameForm> OfOfficial(OfficialRow row)
    {
        yield return Form(NameKind.Holder, row.Country, new Term(row.FullName, false, false)) with { From = row.From, To = row.To };
        foreach (var surname in row.Shorts)
        {
            yield return Form(NameKind.HolderSurname, row.Country, surname) with { From = row.From, To = row.To, IsHead = IsHead(row.Role) };
        }
    }

    private static bool IsHead(string role) =>
        role.StartsWith("President", StringComparison.Ordinal) || role.StartsWith("Prime Minister", StringComparison.Ordinal)
        || role.StartsWith("Chancellor", StringComparison.Ordinal) || role.StartsWith("Premier", StringComparison.Ordinal);

    private static IEnumerable<NameForm> OfCompany(CompanyRow row)
    {
        var name = new Term(row.Name, false, row.IsCommon && !row.Name.Contains(' ', StringComparison.Ordinal));
        foreach (var term in row.Aliases.Append(name))
        {
            yield return Form(NameKind.Company, row.Slug, term) with { Home = row.Country };
        }

        foreach (var term in row.Products)
        {
            yield return Form(NameKind.Product, row.Slug, term) with { Home = row.Country };
        }

        foreach (var term in row.FormerNames)
        {
            yield return Form(NameKind.FormerName, row.Slug, term) with { Home = row.Country };
        }
    }
}
