using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.UnitTests.Tagging.Gazetteer;

public sealed class GazetteerFilesTests
{
    private static readonly string[] OfficeKinds =
    [
        "ministry", "agency", "regulator", "parliament", "court", "executive", "army", "intelligence", "party", "embassy", "bank",
    ];

    private static readonly HashSet<string> Countries = [.. GazetteerFiles.Countries().Select(row => row.Code)];
    private static readonly HashSet<string> Technologies = [.. GazetteerFiles.Technologies().Select(row => row.Id)];

    [Fact]
    public void Countries_hold_every_iso_code_once_and_the_twelve_blocs()
    {
        var rows = GazetteerFiles.Countries();
        Assert.Distinct(rows.Select(row => row.Code));
        Assert.Equal(249, rows.Count(row => !row.IsBloc && row.Code != "XK"));
        Assert.Equal(
            ["ASEAN", "AUKUS", "BRICS", "EU", "FVEY", "G20", "G7", "NATO", "OECD", "QUAD", "UN", "WTO"],
            rows.Where(row => row.IsBloc).Select(row => row.Code));
    }

    [Fact]
    public void Offices_belong_to_known_states_and_have_a_known_kind()
    {
        var rows = GazetteerFiles.Offices();
        Assert.True(rows.Count >= 600, $"{rows.Count} offices");
        Assert.Distinct(rows.Select(row => (row.Country, row.Name.Text)));
        Assert.All(rows, row => Assert.Contains(row.Country, Countries));
        Assert.All(rows, row => Assert.Contains(row.Kind, OfficeKinds));
    }

    [Fact]
    public void Officials_belong_to_known_states_and_left_after_they_came()
    {
        var rows = GazetteerFiles.Officials();
        Assert.All(rows, row => Assert.Contains(row.Country, Countries));
        Assert.All(rows, row => Assert.True(row.To is null || row.From < row.To, $"{row.FullName} left before they came"));
    }

    [Fact]
    public void Companies_have_a_unique_slug_a_known_sector_and_a_parent_that_exists()
    {
        var rows = GazetteerFiles.Companies();
        var slugs = rows.Select(row => row.Slug).ToHashSet();
        Assert.True(rows.Count >= 2800, $"{rows.Count} companies");
        Assert.Distinct(rows.Select(row => row.Slug));
        Assert.Distinct(rows.Select(row => row.Name));
        Assert.All(rows, row => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", row.Slug));
        Assert.Empty(rows.Where(row => row.Country is null || !Countries.Contains(row.Country)).Select(row => row.Slug));
        Assert.Empty(rows.Where(row => row.Sector is not null && !Technologies.Contains(row.Sector)).Select(row => row.Slug));
        Assert.Empty(rows.Where(row => row.Maker is not null && !Technologies.Contains(row.Maker)).Select(row => row.Slug));
        Assert.Empty(rows.Where(row => row.Parent is not null && !slugs.Contains(row.Parent)).Select(row => row.Slug));
    }

    [Fact]
    public void No_company_form_names_two_companies()
    {
        var shared = GazetteerFiles.Companies()
            .SelectMany(row => Forms(row).Distinct(StringComparer.Ordinal).Select(form => (form, row.Slug)))
            .GroupBy(pair => pair.form, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(pair => pair.Slug))}");
        Assert.Empty(shared);
    }

    [Fact]
    public void Technologies_and_instruments_are_those_of_the_guide()
    {
        Assert.Equal(18, Technologies.Count);
        Assert.Equal(15, GazetteerFiles.Instruments().Count);
        Assert.All(GazetteerFiles.Technologies().Concat(GazetteerFiles.Instruments()), row => Assert.NotEmpty(row.Terms));
    }

    [Fact]
    public void Outlets_have_a_known_state_and_affiliation()
    {
        Assert.All(GazetteerFiles.Outlets(), row => Assert.Contains(row.Country, Countries));
        Assert.All(GazetteerFiles.Outlets(), row => Assert.Contains(row.Affiliation, (string[])["state", "public", "private"]));
    }

    [Fact]
    public void Places_belong_to_known_states_and_are_of_a_known_kind()
    {
        Assert.All(GazetteerFiles.Places(), row => Assert.Contains(row.Country, Countries));
        Assert.All(GazetteerFiles.Places(), row => Assert.Contains(row.Kind, (string[])["region", "city", "sign"]));
    }

    [Fact]
    public void Companies_are_known_by_longer_and_shorter_forms_of_their_name()
    {
        var forms = EntityCatalogue.Default.Find(new Entity(EntityKind.Company, "exxon-mobil"))?.Forms;
        Assert.NotNull(forms);
        Assert.Contains("Exxon", forms);
    }

    [Fact]
    public void Blockers_are_no_names_of_countries()
    {
        var names = GazetteerFiles.Countries().SelectMany(row => row.Names.Append(row.Name)).Select(term => term.Text).ToHashSet();
        Assert.DoesNotContain(GazetteerFiles.Blockers(), blocker => names.Contains(blocker.Text));
    }

    [Fact]
    public void The_catalogue_knows_what_the_files_hold()
    {
        var catalogue = EntityCatalogue.Default;
        Assert.Equal("United Kingdom", catalogue.NameOf(new Entity(EntityKind.Country, "GB")));
        Assert.Equal("Georgia", catalogue.NameOf(new Entity(EntityKind.Country, "GE")));
        Assert.True(catalogue.Find(new Entity(EntityKind.Country, "EU"))?.IsBloc);
        Assert.Equal("semiconductors", catalogue.Find(new Entity(EntityKind.Company, "nvidia"))?.Sector);
        Assert.Equal("Subsea cables", catalogue.NameOf(new Entity(EntityKind.Technology, "subsea-cables")));
        Assert.Equal("Export control", catalogue.NameOf(new Entity(EntityKind.Instrument, "export-control")));
        Assert.Null(catalogue.Find(new Entity(EntityKind.Company, "no-such-firm")));
    }

    private static IEnumerable<string> Forms(CompanyRow row) =>
        row.Aliases.Concat(row.Products).Concat(row.FormerNames).Select(term => term.Text).Append(row.Name);
}
