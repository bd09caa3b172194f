using Chokepoint.Data.Sources;
using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.Web.Sources;

/// <summary>What the forms of a source send; all of it is checked here.</summary>
internal sealed record SourceForm(string? Url, string? Kind, string? Name, string? SiteUrl, string? Country, string? Language)
{
    private const int LongestName = 200;
    private const int LongestAddress = 2000;

    public static IReadOnlyList<(string Code, string Name)> Countries { get; } =
        [.. EntityCatalogue.Default.All.Where(entry => entry is { Entity.Kind: EntityKind.Country, IsBloc: false })
            .Select(entry => (entry.Entity.Id, entry.Name)).OrderBy(country => country.Name, StringComparer.Ordinal)];

    public string? KnownCountry => Countries.Any(country => country.Code == Country) ? Country : null;

    public string? KnownLanguage => Language?.Trim().ToLowerInvariant() is { Length: 2 } code && code.All(char.IsAsciiLetterLower) ? code : null;

    public string? ShortName => Name?.Trim() is { Length: > 0 and <= LongestName } name ? name : null;

    /// <summary>Null where the address is none of the web.</summary>
    public NewSource? ToSource()
    {
        if (WebAddress(Url) is not { } address)
        {
            return null;
        }

        var kind = Enum.TryParse<SourceKind>(Kind, out var known) && Enum.IsDefined(known) && known != SourceKind.Import ? known : SourceKind.Feed;
        return new NewSource(ShortName ?? address.Host, kind, address.AbsoluteUri)
        {
            SiteUrl = (WebAddress(SiteUrl) ?? new Uri(address.GetLeftPart(UriPartial.Authority))).AbsoluteUri,
            Country = KnownCountry,
            Language = KnownLanguage,
        };
    }

    public static Uri? WebAddress(string? text) =>
        text?.Trim() is { Length: > 0 and <= LongestAddress } wanted && Uri.TryCreate(wanted, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : null;
}

/// <summary>What an analyst knows of an outlet.</summary>
internal sealed record OutletForm(string? Name, string? Country, string? Owner, string? Affiliation, string? AffiliationReason)
{
    private const int Longest = 500;

    public static IReadOnlyList<string> Affiliations { get; } = ["state", "public", "party", "independent", "industry"];

    public void ApplyTo(Source source)
    {
        var asSource = new SourceForm(null, null, Name, null, Country, null);
        source.Name = asSource.ShortName ?? source.Name;
        source.Country = asSource.KnownCountry;
        source.Owner = Text(Owner);
        source.Affiliation = Affiliations.Contains(Affiliation) ? Affiliation : null;
        source.AffiliationReason = Text(AffiliationReason);
    }

    private static string? Text(string? text) => text?.Trim() is { Length: > 0 } value ? value[..Math.Min(value.Length, Longest)] : null;
}
