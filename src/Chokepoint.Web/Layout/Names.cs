using System.Globalization;
using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.Web.Layout;

/// <summary>Names of filter values for people.</summary>
internal static class Names
{
    private static EntityCatalogue Catalogue => EntityCatalogue.Default;

    public static string Country(string code) => Of(EntityKind.Country, code);

    public static string Company(string slug) => Of(EntityKind.Company, slug);

    public static string Technology(string id) => Of(EntityKind.Technology, id);

    public static string Target(string key) => key switch
    {
        _ when key.StartsWith("tech:", StringComparison.Ordinal) => Technology(key[5..]),
        _ when Catalogue.Find(new(EntityKind.Country, key)) is { } country => country.Name,
        _ => Company(key),
    };

    public static string Language(string code)
    {
        try
        {
            return CultureInfo.GetCultureInfo(code).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }

    public static string Facet(string key) => key switch
    {
        "q" => "Text",
        "country" => "Country",
        "company" => "Company",
        "technology" => "Technology",
        "instrument" => "Instrument",
        "stance" => "Stance",
        "actor" => "Actor",
        "target" => "Target",
        "source" => "Source",
        "language" => "Language",
        _ => key,
    };

    /// <summary>The name of a facet's value; sources are named by the caller, who knows them.</summary>
    public static string Value(string key, string value) => key switch
    {
        "country" or "actor" => Country(value),
        "company" => Company(value),
        "technology" => Technology(value),
        "instrument" => Of(EntityKind.Instrument, value),
        "target" => Target(value),
        "language" => Language(value),
        "stance" => char.ToUpperInvariant(value[0]) + value[1..],
        _ => value,
    };

    private static string Of(EntityKind kind, string id) => Catalogue.NameOf(new(kind, id));
}
