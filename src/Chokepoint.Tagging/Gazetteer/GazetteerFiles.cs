using Chokepoint.Tagging.Technologies;

namespace Chokepoint.Tagging.Gazetteer;

/// <summary>A country or bloc; its name is a form like the others.</summary>
internal sealed record CountryRow(string Code, Term Name, bool IsBloc, Term[] Names, Term[] Demonyms, Term[] Seats);

/// <summary>An office or agency of a state.</summary>
internal sealed record OfficeRow(string Country, Term Name, Term[] Aliases, string Kind);

/// <summary>Who held an office, from the first day of a month to the last of another; no end: still there when written.</summary>
internal sealed record OfficialRow(string Country, string FullName, Term[] Shorts, string Role, DateOnly From, DateOnly? To);

/// <summary>A company or product line that is tagged by its own name.</summary>
internal sealed record CompanyRow(string Slug, string Name, string? Country, string? Sector, string? Parent)
{
    public required Term[] Aliases { get; init; }
    public required Term[] Products { get; init; }
    public required string[] Tickers { get; init; }
    public required Term[] FormerNames { get; init; }

    /// <summary>The bare name is a common word too and needs a cue.</summary>
    public required bool IsCommon { get; init; }

    /// <summary>Technology that the bare name implies, for makers of one thing.</summary>
    public required string? Maker { get; init; }
}

/// <summary>A technology or an instrument with the words that show it.</summary>
internal sealed record TopicRow(string Id, string Label, Term[] Terms)
{
    /// <summary>Terms of several parts, as written.</summary>
    public string[] Patterns { get; init; } = [];

    /// <summary>A named group of words that patterns use, no topic.</summary>
    public bool IsClass => Id[0] == '@';
}

/// <summary>A news agency or paper: named as a source, it is no company of the article.</summary>
internal sealed record OutletRow(string Name, Term[] Aliases, string Country, string Affiliation, string? Owner);

/// <summary>Places and institutions that show a country without naming it.</summary>
internal sealed record PlaceRow(string Country, string Kind, Term[] Names);

/// <summary>The data files, read and typed. What they hold is said in the first lines of each.</summary>
internal static class GazetteerFiles
{
    public static IReadOnlyList<CountryRow> Countries() =>
        [.. TsvReader.Read("countries.tsv", 6).Select(row =>
            new CountryRow(row[0], row.Terms(1)[0], row[2] == "bloc", row.Terms(3), row.Terms(4), row.Terms(5)))];

    public static IReadOnlyList<OfficeRow> Offices() =>
        [.. TsvReader.Read("offices.tsv", 4).Select(row => new OfficeRow(row[0], row.Terms(1)[0], row.Terms(2), row[3]))];

    public static IReadOnlyList<OfficialRow> Officials() =>
        [.. TsvReader.Read("officials.tsv", 6).Select(row => new OfficialRow(
            row[0], row[1], row.Terms(2), row[3], Month(row, 4), row[5].Length > 0 ? LastDay(Month(row, 5)) : null))];

    public static IReadOnlyList<CompanyRow> Companies() =>
        [.. TsvReader.Read("companies.tsv", 11).Select(row =>
            new CompanyRow(row[0], row[1], row.ValueOrNull(2), row.ValueOrNull(3), row.ValueOrNull(4))
            {
                Aliases = row.Terms(5),
                Products = row.Terms(6),
                Tickers = row.Values(7),
                FormerNames = row.Terms(8),
                IsCommon = row[9] == "common",
                Maker = row.ValueOrNull(10),
            })];

    public static IReadOnlyList<TopicRow> Technologies() => Topics("technologies.tsv");

    public static IReadOnlyList<TopicRow> Instruments() => [.. InstrumentRows().Where(row => !row.IsClass && row.Id != NoInstrument)];

    /// <summary>Instruments with the groups of words their patterns use, and the row of phrases that are none.</summary>
    public static IReadOnlyList<TopicRow> InstrumentRows() => Topics("instruments.tsv");

    /// <summary>Id of the row whose phrases only look like an instrument.</summary>
    public const string NoInstrument = "-";

    /// <summary>Phrases that hold a name and are not it.</summary>
    public static IReadOnlyList<Term> Blockers() => [.. TsvReader.Read("blockers.tsv", 1).Select(row => row.Terms(0)[0])];

    public static IReadOnlyList<OutletRow> Outlets() =>
        [.. TsvReader.Read("outlets.tsv", 5).Select(row => new OutletRow(row[0], row.Terms(1), row[2], row[3], row.ValueOrNull(4)))];

    public static IReadOnlyList<PlaceRow> Places() =>
        [.. TsvReader.Read("places.tsv", 3).Select(row => new PlaceRow(row[0], row[1], row.Terms(2)))];

    private static IReadOnlyList<TopicRow> Topics(string file) =>
        [.. TsvReader.Read(file, 3).Select(row => new TopicRow(row[0], row[1], row.Terms(2, term => !PatternLexicon.IsPattern(term)))
        {
            Patterns = [.. row.Values(2).Where(PatternLexicon.IsPattern)],
        })];

    private static DateOnly Month(TsvRow row, int column) =>
        DateOnly.TryParseExact(row[column], "yyyy-MM", out var month) ? month : throw row.Wrong($"'{row[column]}' is no month: write 2019-07");

    private static DateOnly LastDay(DateOnly month) => month.AddMonths(1).AddDays(-1);
}
