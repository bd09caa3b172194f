using Chokepoint.Tagging;

namespace Chokepoint.Data.Tags;

/// <summary>The stable number of an entity within its kind. Rows are only ever added: stored tokens hold the numbers.</summary>
public sealed class GazetteerEntry
{
    public EntityKind Kind { get; init; }

    /// <summary>The id as the tagger writes it.</summary>
    public required string Slug { get; init; }

    public int Number { get; init; }
    public required string Name { get; set; }
    public string? Country { get; set; }
    public string? Sector { get; set; }
    public string? Parent { get; set; }
}
