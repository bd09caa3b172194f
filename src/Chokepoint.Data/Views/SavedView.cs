namespace Chokepoint.Data.Views;

/// <summary>A filter with a name.</summary>
public sealed class SavedView
{
    public long Id { get; init; }
    public required string Name { get; set; }

    /// <summary>The page it opens: "/timeline", "/matrix" …</summary>
    public required string Page { get; set; }

    /// <summary>The canonical query string.</summary>
    public required string Query { get; set; }

    /// <summary>Null for the one local analyst, before sign-in exists.</summary>
    public string? Owner { get; set; }

    public bool Shared { get; set; }

    /// <summary>Where changes of position inside the filter are announced: mail address or webhook; null for nowhere.</summary>
    public string? Alert { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? AlertedAt { get; set; }
}

/// <summary>A fact about this installation, such as that the starter corpus was loaded once.</summary>
public sealed class Setting
{
    public required string Key { get; init; }
    public required string Value { get; set; }
}
