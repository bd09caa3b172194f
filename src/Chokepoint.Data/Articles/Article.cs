using NpgsqlTypes;

namespace Chokepoint.Data.Articles;

/// <summary>The hot row of an article: all that lists, filters and counts need.</summary>
public sealed class Article
{
    public long Id { get; init; }
    public DateTimeOffset? PublishedAt { get; set; }
    public PublishedPrecision PublishedPrecision { get; set; }
    public PublishedOrigin PublishedOrigin { get; set; }
    public DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>Publication date, or the first sight where it is unknown: the order of every list. Computed by the database.</summary>
    public DateTimeOffset OrderedAt { get; private set; }

    public long SourceId { get; init; }
    public required string Url { get; set; }
    public required string CanonicalUrl { get; set; }
    public required string Title { get; set; }

    /// <summary>The first sentences of the body, for lists.</summary>
    public required string Lead { get; set; }

    public string? Language { get; set; }
    public string? ImageUrl { get; set; }

    /// <summary>The id of the first article of its cluster of copies; its own id where it stands alone.</summary>
    public long ClusterId { get; set; }

    /// <summary>True for the one article of a cluster that stands for all.</summary>
    public bool Representative { get; set; } = true;

    public required byte[] ContentHash { get; set; }

    /// <summary>Number of the present text; the first is 1.</summary>
    public int RevisionNo { get; set; } = 1;

    /// <summary>Tokens as <see cref="Data.Tags.TagToken"/> makes them, each list in order of first mention.</summary>
    public required int[] Tags { get; set; }

    public required string TaggedBy { get; set; }
    public bool Sample { get; init; }

    /// <summary>Title (weight A) and body (B); filled by the writer, so that title and body need not be in one row.</summary>
    public required NpgsqlTsVector Tsv { get; set; }
}
