using Chokepoint.Data.Sources;
using Chokepoint.Scraper.Feeds;

namespace Chokepoint.Scraper.Sources;

/// <summary>A source as it would be saved, and its latest entries to look at before.</summary>
public sealed record ProbedSource(NewSource Source, IReadOnlyList<FeedEntry> Latest, int Entries);

/// <summary>What an address offers, the best first; none, and then why in plain words.</summary>
public sealed record ProbeResult(IReadOnlyList<ProbedSource> Found, string? Problem = null);
