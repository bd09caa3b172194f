namespace Chokepoint.Scraper.Fetching;

/// <summary>What to fetch, and what is already known of it.</summary>
/// <param name="Url">An http or https address.</param>
internal sealed record FetchRequest(string Url)
{
    /// <summary>Validators of the copy we hold; the answer may then be <see cref="FetchResult.NotModified"/>.</summary>
    public string? Etag { get; init; }

    public string? LastModified { get; init; }
}

/// <summary>A body as it came, decompressed.</summary>
internal sealed record FetchedPage
{
    /// <summary>Where it was found, after redirects.</summary>
    public required string Url { get; init; }

    /// <summary>Where permanent redirects alone led to; null where the requested address stays right.</summary>
    public string? MovedTo { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>The media type in lower case without parameters; null where the server names none.</summary>
    public string? MediaType { get; init; }

    /// <summary>The charset of the Content-Type header.</summary>
    public string? Charset { get; init; }

    public string? Etag { get; init; }
    public string? LastModified { get; init; }
}

/// <summary>How a fetch ended. Every outcome says in plain words what happened.</summary>
internal abstract record FetchResult(string Message)
{
    public sealed record Fetched(FetchedPage Page) : FetchResult("read");

    /// <summary>What we hold is still current.</summary>
    public sealed record NotModified(string? MovedTo) : FetchResult("not modified");

    /// <summary>The host wants us to come back later.</summary>
    public sealed record Throttled(TimeSpan RetryAfter, int? Status, string Message) : FetchResult(Message);

    /// <summary>robots.txt forbids it.</summary>
    public sealed record Disallowed(string Message) : FetchResult(Message);

    /// <summary>The address lies in a private network.</summary>
    public sealed record Blocked(string Message) : FetchResult(Message);

    /// <summary>Anything else. <paramref name="Status"/> is null where no answer came; <paramref name="Gone"/> means for good (404, 410).</summary>
    public sealed record Failed(string Message, int? Status = null, bool Gone = false) : FetchResult(Message);
}
