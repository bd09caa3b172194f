using Chokepoint.Tagging;

namespace Chokepoint.Data.Export;

/// <summary>What exports say of an outlet.</summary>
internal sealed record ExportSource(string Name, string? Country, string? Affiliation);

/// <summary>A shown stance of an exported article; the last three only where the text was asked for.</summary>
internal sealed record ExportStance(string Actor, Entity Target, Stance Stance, double Confidence, string Evidence, string? Attribution)
{
    public int Start { get; init; }
    public int Length { get; init; }
    public string Rule { get; init; } = "";
}

/// <summary>One article as exports and the API write it.</summary>
internal sealed record ExportRow
{
    public required long Id { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public bool DayOnly { get; init; }
    public required DateTimeOffset FirstSeenAt { get; init; }
    public required string Title { get; init; }
    public required string Url { get; init; }
    public required ExportSource Source { get; init; }
    public string? Language { get; init; }
    public required long ClusterId { get; init; }
    public required string TaggedBy { get; init; }
    public required IReadOnlyList<string> Countries { get; init; }
    public required IReadOnlyList<string> Focus { get; init; }
    public required IReadOnlyList<string> Companies { get; init; }
    public required IReadOnlyList<string> Technologies { get; init; }
    public required IReadOnlyList<string> Instruments { get; init; }
    public required IReadOnlyList<ExportStance> Stances { get; init; }

    /// <summary>Only where the text was asked for.</summary>
    public string Body { get; init; } = "";

    public string? Author { get; init; }

    public Reference Reference => new(Id, Title, Source.Name, Url) { Author = Author, PublishedAt = PublishedAt, Language = Language };
}
