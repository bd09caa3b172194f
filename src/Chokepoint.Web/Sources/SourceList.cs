using System.Collections.Frozen;

namespace Chokepoint.Web.Sources;

/// <summary>All outlets, by id and by slug.</summary>
public sealed class SourceList(IEnumerable<SourceCard> cards)
{
    public static readonly SourceList Empty = new([]);

    private readonly FrozenDictionary<long, SourceCard> byId = cards.ToFrozenDictionary(card => card.Id);

    public IReadOnlySet<string> Slugs => field ??= byId.Values.Select(card => card.Slug).ToHashSet();

    public IReadOnlyDictionary<string, string> NamesBySlug => field ??= byId.Values.DistinctBy(card => card.Slug)
        .ToDictionary(card => card.Slug, card => card.Name);

    public IReadOnlyCollection<SourceCard> All => byId.Values;

    public SourceCard Find(long id) => byId.GetValueOrDefault(id) ?? new(id, "unknown", "Unknown source");
}
