namespace Chokepoint.Tagging.Gazetteer;

/// <summary>One entity as the dashboard shows it.</summary>
/// <param name="Entity">Kind and id.</param>
/// <param name="Name">Common English name: "United Kingdom", "SK Hynix", "Telecom".</param>
/// <param name="Country">Home country of a company (ISO 3166-1 alpha-2); null for all else or when unknown.</param>
/// <param name="Sector">Technology id that a company mainly works in; null for all else or when unknown.</param>
/// <param name="Parent">Slug of a company's parent; null where there is none in the gazetteer.</param>
/// <param name="IsBloc">True for EU, NATO and the like.</param>
public sealed record CatalogueEntry(
    Entity Entity, string Name, string? Country = null, string? Sector = null, string? Parent = null, bool IsBloc = false)
{
    /// <summary>A company's longer and shorter forms of the same name: "Wells Fargo &amp; Co", "Exxon". Empty for all else.</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];
}

/// <summary>Every entity the gazetteer knows, by id and by common name.</summary>
public sealed class EntityCatalogue
{
    /// <summary>What the data files of this version hold.</summary>
    public static EntityCatalogue Default { get; } = new(
    [
        .. GazetteerFiles.Countries().Select(row =>
            new CatalogueEntry(new Entity(EntityKind.Country, row.Code), row.Name.Text, IsBloc: row.IsBloc)),
        .. GazetteerFiles.Companies().Select(row =>
            new CatalogueEntry(new Entity(EntityKind.Company, row.Slug), row.Name, row.Country, row.Sector, row.Parent)
            {
                Forms = [.. row.Aliases.Concat(row.FormerNames).Select(term => term.Text).Where(form => IsSameName(form, row.Name))],
            }),
        .. GazetteerFiles.Technologies().Select(row =>
            new CatalogueEntry(new Entity(EntityKind.Technology, row.Id), row.Label)),
        .. GazetteerFiles.Instruments().Select(row =>
            new CatalogueEntry(new Entity(EntityKind.Instrument, row.Id), row.Label)),
    ]);

    private readonly Dictionary<Entity, CatalogueEntry> entries;

    public EntityCatalogue(IEnumerable<CatalogueEntry> entries) =>
        this.entries = entries.ToDictionary(entry => entry.Entity);

    public IEnumerable<CatalogueEntry> All => entries.Values;

    /// <summary>The entry, or null where the id is unknown. Ids are compared exactly: country codes upper case, the rest lower.</summary>
    public CatalogueEntry? Find(Entity entity) => entries.GetValueOrDefault(entity);

    /// <summary>Home country of a company, and of its parent where that is another; null where unknown.</summary>
    public (string? Home, string? Parent) HomesOf(Entity company) =>
        Find(company) is { } entry ? (entry.Country, entry.Parent is { } parent ? Find(new Entity(EntityKind.Company, parent))?.Country : null) : (null, null);

    // One begins with all the words of the other.
    private static bool IsSameName(string form, string name) =>
        form.Length > name.Length ? BeginsWith(form, name) : BeginsWith(name, form);

    private static bool BeginsWith(string longer, string shorter) =>
        longer.StartsWith(shorter, StringComparison.OrdinalIgnoreCase) && (longer.Length == shorter.Length || !char.IsLetterOrDigit(longer[shorter.Length]));

    /// <summary>The name to show; the id itself where it is unknown.</summary>
    public string NameOf(Entity entity) => Find(entity)?.Name ?? entity.Id;
}
