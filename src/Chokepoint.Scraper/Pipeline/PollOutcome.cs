using Chokepoint.Data.Sources;
using Chokepoint.Scraper.Scheduling;

namespace Chokepoint.Scraper.Pipeline;

internal enum ItemState
{
    Added,
    Duplicate,
    Revised,
    Failed,
}

/// <summary>What became of one entry.</summary>
internal sealed record ItemOutcome(string Url, ItemState State, string? Message = null);

/// <summary>What one poll of a source did; the scheduler turns it into the ledger's line and the time of the next poll.</summary>
internal sealed record PollOutcome(FetchOutcome Outcome, string? Message)
{
    public int? HttpStatus { get; init; }
    public int Seen { get; init; }
    public IReadOnlyList<ItemOutcome> Items { get; init; } = [];

    /// <summary>Entries that are kept for the next polls.</summary>
    public int Waiting { get; init; }

    public string? Etag { get; init; }

    public string? LastModified { get; init; }
    public string? MovedTo { get; init; }
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Publication times of its entries: how often it publishes.</summary>
    public IReadOnlyList<DateTimeOffset> PublishedAt { get; init; } = [];

    public int Added => Items.Count(item => item.State == ItemState.Added);

    public int Failed => Items.Count(item => item.State == ItemState.Failed);

    /// <summary>What the scheduler keeps of it.</summary>
    public PollReport Report() => new(Outcome)
    {
        HttpStatus = HttpStatus,
        Seen = Seen,
        Added = Added,
        Failed = Failed,
        Waiting = Waiting,
        Message = Message,
        Etag = Etag,
        LastModified = LastModified,
        MovedTo = MovedTo,
        RetryAfter = RetryAfter,
        Published = PublishedAt,
    };
}
