using Chokepoint.Data.Sources;

namespace Chokepoint.Scraper.Scheduling;

/// <summary>Reads one source: fetches it, and whatever it lists that is new. Faults of the source come back as a report, not as exceptions.</summary>
internal delegate Task<PollReport> SourcePoll(Source source, CancellationToken cancellationToken);

/// <summary>What one poll found: what the ledger keeps and what the next poll depends on.</summary>
internal sealed record PollReport(FetchOutcome Outcome)
{
    public int? HttpStatus { get; init; }

    /// <summary>Entries listed.</summary>
    public int Seen { get; init; }

    public int Added { get; init; }

    /// <summary>Entries whose page could not be read.</summary>
    public int Failed { get; init; }

    /// <summary>Entries that are kept and still to be read.</summary>
    public int Waiting { get; init; }

    /// <summary>In plain words what went wrong; null where nothing did.</summary>
    public string? Message { get; init; }

    public string? Etag { get; init; }
    public string? LastModified { get; init; }

    /// <summary>Where a permanent redirect led.</summary>
    public string? MovedTo { get; init; }

    /// <summary>How long the host wants us away.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Publication times of the listed entries, where they have any: they show the rhythm.</summary>
    public IReadOnlyList<DateTimeOffset> Published { get; init; } = [];
}
