using Chokepoint.Data.Articles;

namespace Chokepoint.Web.Timeline;

/// <summary>Which long facets of the rail are listed whole; it stands in the address, so that no script is needed.</summary>
internal readonly record struct FacetsOpen(IReadOnlyList<string> Facets)
{
    public const string Key = "open";

    /// <summary>As in an address, in the usual order; null for none.</summary>
    public string? Value => Facets.Count == 0 ? null : string.Join(',', Facets);

    public static FacetsOpen Read(IReadOnlyDictionary<string, string> own) => Read(own.GetValueOrDefault(Key));

    public static FacetsOpen Of((string Key, string? Value)[] kept) => Read(kept.FirstOrDefault(pair => pair.Key == Key).Value);

    public bool Has(string facet) => Facets.Contains(facet);

    /// <summary>What a page keeps in its address, with this facet turned over.</summary>
    public (string Key, string? Value)[] Toggled(string facet, (string Key, string? Value)[] kept)
    {
        var open = Has(facet) ? Facets.Where(other => other != facet) : Facets.Append(facet);
        return [.. kept.Where(pair => pair.Key != Key), (Key, new FacetsOpen([.. Ordered(open)]).Value)];
    }

    private static FacetsOpen Read(string? value) => new([.. Ordered(value?.Split(',') ?? [])]);

    private static IEnumerable<string> Ordered(IEnumerable<string> facets) => FilterChoices.Keys.Intersect(facets);
}
