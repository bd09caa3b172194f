namespace Chokepoint.Web.Sources;

/// <summary>What pages say of an outlet.</summary>
public sealed record SourceCard(long Id, string Slug, string Name)
{
    public string? Url { get; init; }
    public string? Country { get; init; }
    public string? Owner { get; init; }
    public string? Affiliation { get; init; }
    public string? AffiliationReason { get; init; }

    /// <summary>False for imports, which nobody polls.</summary>
    public bool IsPolled { get; init; }

    public bool IsHealthy { get; init; } = true;
    public DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>True where a state owns or steers the outlet.</summary>
    public bool IsStateAffiliated => Affiliation?.StartsWith("state", StringComparison.OrdinalIgnoreCase) == true;
}
