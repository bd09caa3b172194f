namespace Chokepoint.Data.Export;

/// <summary>What a citation says of an article.</summary>
public sealed record Reference(long Id, string Title, string Outlet, string Url)
{
    /// <summary>Names joined by ";".</summary>
    public string? Author { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }
    public string? Language { get; init; }

    /// <summary>An import has no address that others could open.</summary>
    public bool HasWebAddress => Uri.TryCreate(Url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    internal IReadOnlyList<string> Authors =>
        (Author ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
