using Chokepoint.Tagging;

namespace Chokepoint.Data.Positions;

/// <summary>In whose voice an outlet speaks of one actor and one target.</summary>
public enum Voice
{
    Press,

    /// <summary>The actor's own state: its word on its own position.</summary>
    Official,

    /// <summary>A state outlet of the target's home: counted and shown apart, of no weight.</summary>
    Apart,
}

/// <summary>What one article says of the position of one actor toward one target.</summary>
public sealed record Testimony(long ArticleId, DateTimeOffset At, Stance Stance)
{
    /// <summary>Copies share it and count once.</summary>
    public required long StoryId { get; init; }

    public required long OutletId { get; init; }
    public string? OutletCountry { get; init; }
    public Voice Voice { get; init; }

    /// <summary>Policy instruments that the article names.</summary>
    public IReadOnlyCollection<string> Instruments { get; init; } = [];

    /// <summary>0 to 1, as the tagger says.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>True where an analyst confirmed or wrote it.</summary>
    public bool ByAnalyst { get; init; }
}

/// <summary>An analyst's word on a shift: from this moment the position is this; null says that nothing was known yet.</summary>
public sealed record Ruling(DateTimeOffset At, Stance? Stance, long ArticleId);

/// <summary>The actor acted again in the same sense: by a new instrument, or after a long silence.</summary>
public sealed record PositionStep(DateTimeOffset At, long ArticleId);

/// <summary>A position from one moment to the next change, with all that explains it.</summary>
public sealed record PositionSpan(Stance Stance, DateTimeOffset From)
{
    /// <summary>Null while it holds.</summary>
    public DateTimeOffset? To { get; init; }

    public required long DecidingArticleId { get; init; }

    /// <summary>The position before; null where none was known.</summary>
    public Stance? Before { get; init; }

    public long? BeforeArticleId { get; init; }
    public bool ByAnalyst { get; init; }

    /// <summary>Acts that strengthened it while it held.</summary>
    public IReadOnlyList<PositionStep> Steps { get; init; } = [];

    /// <summary>Weights at the moment that decided: its own, and that of the strongest other stance.</summary>
    public double Weight { get; init; }

    public Stance? RunnerUp { get; init; }
    public double RunnerUpWeight { get; init; }

    /// <summary>UTC days (as <see cref="DateOnly.DayNumber"/>) of the independent stories behind it, ascending.</summary>
    public IReadOnlyList<int> StoryDays { get; init; } = [];

    /// <summary>Days on which a further outlet told one, and on which an outlet of a further country did.</summary>
    public IReadOnlyList<int> OutletDays { get; init; } = [];

    public IReadOnlyList<int> CountryDays { get; init; } = [];

    /// <summary>Stories in the actor's own voice; stories set apart; copies that were not counted.</summary>
    public int Official { get; init; }

    public int SetApart { get; init; }
    public int Copies { get; init; }
}
