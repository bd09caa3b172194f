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

    /// <summary>Independent stories behind it, the outlets that told them, and the countries of those.</summary>
    public int Stories { get; set; }

    public int Outlets { get; set; }
    public int OutletCountries { get; set; }

    /// <summary>Days (as DateOnly.DayNumber, ascending) of the stories, of first stories of outlets, of first outlets of countries.</summary>
    public int[] StoryDays { get; set; } = [];

    public int[] OutletDays { get; set; } = [];
    public int[] CountryDays { get; set; } = [];

    /// <summary>See <see cref="PositionSpan"/>.</summary>
    public int Official { get; set; }

    public int SetApart { get; set; }
    public int Copies { get; set; }
    public bool ByAnalyst { get; set; }
    public float Weight { get; set; }
    public Stance? RunnerUp { get; set; }
    public float RunnerUpWeight { get; set; }
}

/// <summary>Which pairs an article speaks of, so that a pair is weighed again also when the article no longer speaks of it.</summary>
public sealed class ArticlePair
{
    public long ArticleId { get; init; }
    public required string Actor { get; init; }
    public required string Target { get; init; }
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
