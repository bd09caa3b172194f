using Chokepoint.Data.Articles;
using Chokepoint.Data.Export;
using Chokepoint.Tagging;
using Chokepoint.Web.Sources;

namespace Chokepoint.Web.Articles;

/// <summary>An article as one reads it: text, tags with their places, source and history.</summary>
public sealed record ReadingArticle
{
    public required long Id { get; init; }
    public required string Title { get; init; }
    public required string Body { get; init; }
    public required string Url { get; init; }
    public required DateTimeOffset FirstSeenAt { get; init; }
    public required SourceCard Source { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public PublishedPrecision Precision { get; init; }
    public string? Author { get; init; }
    public string? Language { get; init; }
    public string? TaggedBy { get; init; }
    public bool Sample { get; init; }
    public IReadOnlyList<string> Countries { get; init; } = [];
    public IReadOnlyList<string> Focus { get; init; } = [];
    public IReadOnlyList<string> Companies { get; init; } = [];
    public IReadOnlyList<string> Technologies { get; init; } = [];
    public IReadOnlyList<string> Instruments { get; init; } = [];
    public IReadOnlyList<Mention> Mentions { get; init; } = [];
    public IReadOnlyList<ReadingStance> Stances { get; init; } = [];
    public IReadOnlyList<ReadingRevision> Revisions { get; init; } = [];
    public IReadOnlyList<NearArticle> Copies { get; init; } = [];
    public IReadOnlyList<NearArticle> Related { get; init; } = [];

    public Reference Reference => new(Id, Title, Source.Name, Url) { Author = Author, PublishedAt = PublishedAt, Language = Language };

    /// <summary>Only addresses of the web are linked: an import may carry none, an article's own text never decides.</summary>
    public bool HasWebAddress => Reference.HasWebAddress;
}

public sealed record ReadingStance(string Actor, string Target, Stance Stance, double Confidence)
{
    public required int Start { get; init; }
    public required int Length { get; init; }
    public required string Evidence { get; init; }
    public required string Rule { get; init; }
    public string? Attribution { get; init; }
    public string Origin { get; init; } = "rule";
}

/// <summary>A text that a later edit replaced.</summary>
public sealed record ReadingRevision(int Number, DateTimeOffset At, string Title, string Body);

/// <summary>A copy of an article, or one like it.</summary>
public sealed record NearArticle(long Id, string Title, DateTimeOffset At, SourceCard Source);
