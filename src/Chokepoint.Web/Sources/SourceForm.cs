using Chokepoint.Data.Sources;
using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.Web.Sources;

/// <summary>What the forms of a source send; all of it is checked here.</summary>
internal sealed class SourceForm
{
    private const int LongestName = 200;
    private const int LongestAddress = 2000;

    // Properties, not parameters: a parameter that a form does not send is refused.
    public string? Url { get; set; }
    public string? Kind { get; set; }
    public string? Name { get; set; }
    public string? SiteUrl { get; set; }
    public string? Country { get; set; }
    public string? Language { get; set; }

    public static IReadOnlyList<(string Code, string Name)> Countries { get; } =
        [.. EntityCatalogue.Default.All.Where(entry => entry is { Entity.Kind: EntityKind.Country, IsBloc: false })
            .Select(entry => (entry.Entity.Id, entry.Name)).OrderBy(country => country.Name, StringComparer.Ordinal)];

    private string? KnownLanguage => Language?.Trim().ToLowerInvariant() is { Length: 2 } code && code.All(char.IsAsciiLetterLower) ? code : null;

    /// <summary>Null where the address is none of the web.</summary>
    public NewSource? ToSource()
    {
        if (WebAddress(Url) is not { } address)
        {
            return null;
        }

        var kind = Enum.TryParse<SourceKind>(Kind, out var known) && Enum.IsDefined(known) && known != SourceKind.Import ? known : SourceKind.Feed;
        return new NewSource(NameOf(Name) ?? address.Host, kind, address.AbsoluteUri)
        {
            SiteUrl = (WebAddress(SiteUrl) ?? new Uri(address.GetLeftPart(UriPartial.Authority))).AbsoluteUri,
            Country = CountryOf(Country),
            Language = KnownLanguage,
        };
    }

    /// <summary>Null where it is empty or too long.</summary>
    public static string? NameOf(string? text) => text?.Trim() is { Length: > 0 and <= LongestName } name ? name : null;

    /// <summary>Null where there is no such country.</summary>
    public static string? CountryOf(string? code) => Countries.Any(country => country.Code == code) ? code : null;

    public static Uri? WebAddress(string? text) =>
        text?.Trim() is { Length: > 0 and <= LongestAddress } wanted && Uri.TryCreate(wanted, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : null;
}

/// <summary>What an analyst knows of an outlet.</summary>
internal sealed class OutletForm
{
    private const int Longest = 500;

    public string? Name { get; set; }
    public string? Country { get; set; }
    public string? Owner { get; set; }
    public string? Affiliation { get; set; }
    public string? AffiliationReason { get; set; }

    public static IReadOnlyList<string> Affiliations { get; } = ["state", "public", "party", "independent", "industry"];

    public void ApplyTo(Source source)
    {
        source.Name = SourceForm.NameOf(Name) ?? source.Name;
        source.Country = SourceForm.CountryOf(Country);
        source.Owner = Text(Owner);
        source.Affiliation = Affiliations.Contains(Affiliation) ? Affiliation : null;
        source.AffiliationReason = Text(AffiliationReason);
    }

    private static string? Text(string? text) => text?.Trim() is { Length: > 0 } value ? value[..Math.Min(value.Length, Longest)] : null;
}
