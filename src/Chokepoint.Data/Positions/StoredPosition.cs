using Chokepoint.Tagging;

namespace Chokepoint.Data.Positions;

/// <summary>The position of an actor toward a target from one moment to the next change.</summary>
public sealed class StoredPosition
{
    public required string Actor { get; init; }

    /// <summary>As in the filter key: "CN", "huawei", "tech:ai".</summary>
    public required string Target { get; init; }

    public DateTimeOffset FromAt { get; init; }

    /// <summary>Null while it holds.</summary>
    public DateTimeOffset? ToAt { get; set; }

    public Stance Stance { get; set; }
    public long DecidingArticleId { get; set; }

    /// <summary>Independent stories behind it, and the outlets that told them.</summary>
    public int Stories { get; set; }

    public int Outlets { get; set; }
}

public enum ShiftState
{
    Found = 0,
    Confirmed = 1,
    Dismissed = 2,
}

/// <summary>A change of position; the first known position is one too.</summary>
public sealed class StoredShift
{
    public long Id { get; init; }
    public required string Actor { get; init; }
    public required string Target { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>Null where no position was known before.</summary>
    public Stance? Before { get; init; }

    public Stance After { get; init; }
    public long? BeforeArticleId { get; init; }
    public long AfterArticleId { get; init; }
    public ShiftState State { get; set; }
    public string? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public DateTimeOffset? AlertedAt { get; set; }
}
