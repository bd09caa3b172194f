namespace Chokepoint.Data.Sources;

public enum SourceKind
{
    Feed,
    Sitemap,
    Listing,
    Import,
}

/// <summary>An outlet as it is polled, with the state of its polling.</summary>
public sealed class Source
{
    public long Id { get; init; }

    /// <summary>Lower case, unique; what the filter key takes.</summary>
    public required string Slug { get; set; }

    public SourceKind Kind { get; set; }

    /// <summary>The address that is polled; empty for imports.</summary>
    public required string Url { get; set; }

    /// <summary>The home page, for people.</summary>
    public string? SiteUrl { get; set; }

    /// <summary>CSS selector of the links of a listing page; null finds them by repetition.</summary>
    public string? LinkSelector { get; set; }

    public required string Name { get; set; }

    /// <summary>ISO 3166-1 alpha-2; null when unknown.</summary>
    public string? Country { get; set; }

    public string? Language { get; set; }
    public string? Owner { get; set; }

    /// <summary>"state", "public", "independent" …; null when unknown.</summary>
    public string? Affiliation { get; set; }

    public string? AffiliationReason { get; set; }
    public DateTimeOffset AddedAt { get; init; }
    public bool Paused { get; set; }
    public string? Etag { get; set; }
    public string? LastModified { get; set; }
    public DateTimeOffset NextPollAt { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
    public string? LeaseOwner { get; set; }
    public int ConsecutiveFailures { get; set; }
    public DateTimeOffset? LastFetchAt { get; set; }
    public DateTimeOffset? LastSuccessAt { get; set; }
    public DateTimeOffset? LastNewItemAt { get; set; }
    public string? LastError { get; set; }

    /// <summary>Entries that were seen and are still to be read: a long archive is worked off over many polls.</summary>
    public int Waiting { get; set; }

    /// <summary>How often it publishes as a rule; silent when it stays well below. Null until known.</summary>
    public TimeSpan? ExpectedInterval { get; set; }

    /// <summary>Smoothed time between polls, adapted to how often it really publishes.</summary>
    public TimeSpan? PollInterval { get; set; }
}

public enum FetchOutcome
{
    /// <summary>Read, and maybe with single items that failed.</summary>
    Success,
    NotModified,
    Throttled,
    Failed,
}

/// <summary>One line of the coverage ledger.</summary>
public sealed class Fetch
{
    public long Id { get; init; }
    public long SourceId { get; init; }
    public DateTimeOffset At { get; init; }
    public FetchOutcome Outcome { get; init; }
    public int? HttpStatus { get; init; }
    public int Seen { get; init; }
    public int Added { get; init; }
    public int Failed { get; init; }
    public string? Message { get; init; }
}

/// <summary>When the next request to a host is polite, for all processes together.</summary>
public sealed class HostSlot
{
    public required string Host { get; init; }
    public DateTimeOffset NextRequestAt { get; set; }
}

/// <summary>
/// An entry that is still to be read: it failed and is tried again, or (no attempts yet) it waits for its turn. Kept until it
/// is read, so that a broken page is visible and a feed that moves on loses nothing.
/// </summary>
public sealed class FailedItem
{
    public long SourceId { get; init; }
    public required byte[] UrlHash { get; init; }
    public required string Url { get; init; }
    public required string Message { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset FirstAt { get; init; }
    public DateTimeOffset LastAt { get; set; }
    public DateTimeOffset? RetryAt { get; set; }

    /// <summary>What the feed said of it, as JSON; the feed may not list it any more when its turn comes.</summary>
    public string? Entry { get; set; }
}

/// <summary>One sitemap of an index of sitemaps, and when it is to be read.</summary>
public sealed class SourcePart
{
    public long SourceId { get; init; }
    public required byte[] UrlHash { get; init; }
    public required string Url { get; init; }

    /// <summary>The change that the index declares; null where it declares none.</summary>
    public DateTimeOffset? ChangedAt { get; set; }

    /// <summary>Null once read, until the index declares another change.</summary>
    public DateTimeOffset? DueAt { get; set; }
}

/// <summary>What an entry of a feed said when its page was last asked for.</summary>
public sealed class SourceEntry
{
    public long SourceId { get; init; }
    public required byte[] UrlHash { get; init; }
    public required byte[] TextHash { get; set; }
    public DateTimeOffset SeenAt { get; set; }
}
