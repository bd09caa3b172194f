using Chokepoint.Data.Articles;
using Chokepoint.Tagging;

namespace Chokepoint.Data.Index;

/// <summary>Number of articles; <paramref name="Capped"/> where counting stopped at 10,000 (full text only).</summary>
public readonly record struct ArticleCount(long Value, bool Capped = false);

/// <summary>Where a page ends: the order key of its last row. <paramref name="Forward"/> false pages back.</summary>
public sealed record Cursor(DateTimeOffset At, long Id, bool Forward = true);

/// <summary>One row of a timeline: what is shown, nothing more.</summary>
public sealed record ArticleRow
{
    public required long Id { get; init; }

    /// <summary>Null where the publication date is unknown; then <see cref="FirstSeenAt"/> orders.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>True where only the day of publication is known; it is a day of UTC and moves with no time zone.</summary>
    public bool DayOnly { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }
    public required string Title { get; init; }
    public required string Lead { get; init; }
    public required string Url { get; init; }
    public required long SourceId { get; init; }
    public string? Language { get; init; }

    /// <summary>Further articles of the same cluster.</summary>
    public int Copies { get; init; }

    public required long ClusterId { get; init; }

    /// <summary>True for articles of the starter corpus.</summary>
    public bool Sample { get; init; }

    public required IReadOnlyList<string> Countries { get; init; }
    public required IReadOnlyList<string> Focus { get; init; }
    public required IReadOnlyList<string> Companies { get; init; }
    public required IReadOnlyList<string> Technologies { get; init; }
    public required IReadOnlyList<string> Instruments { get; init; }
    public required IReadOnlyList<StanceRow> Stances { get; init; }
}

/// <summary>A shown stance of an article; <paramref name="Target"/> as in the filter key: "CN", "huawei", "tech:ai".</summary>
public sealed record StanceRow(string Actor, string Target, Stance Stance, double Confidence, int Start, int Length, string? Evidence);

public sealed record ArticlePage(IReadOnlyList<ArticleRow> Rows, Cursor? Next, Cursor? Previous);

/// <summary>One value of a facet with its exact count, split by stance class for the bar beside it (indexed by <see cref="Stance"/>).</summary>
public sealed record FacetValue(string Value, long Count, IReadOnlyList<long> ByStance);

/// <summary>Counts by facet; a facet's own choice does not shrink its own list. Values by count, then by id.</summary>
public sealed record Facets(IReadOnlyDictionary<string, IReadOnlyList<FacetValue>> ByKey, ArticleCount Total);

public enum HistogramUnit
{
    Day,
    Week,
    Month,
}

/// <summary>Articles of one bucket that starts on <paramref name="Start"/> (UTC), and how many have a shown stance of each class.</summary>
public sealed record HistogramBucket(DateOnly Start, long Total, IReadOnlyList<long> ByStance);

public sealed record Histogram(HistogramUnit Unit, IReadOnlyList<HistogramBucket> Buckets);

/// <summary>Stances of one actor toward one target within the filter, and the article that decides.</summary>
public sealed record MatrixCell(string Actor, string Target, IReadOnlyList<long> ByStance, long DecidingArticleId, DateTimeOffset DecidingAt);

public sealed record StanceMatrix(IReadOnlyList<MatrixCell> Cells);

/// <summary>
/// What every view asks of the articles. Two implementations run: SQL, which is the reference, and the in-process
/// bitmap index; both must agree on every filter.
/// </summary>
public abstract class ArticleIndex
{
    /// <summary>Exact, unless the filter has text and <paramref name="exact"/> is false: then at most 10,000, capped.</summary>
    public abstract Task<ArticleCount> CountAsync(ArticleFilter filter, bool exact, CancellationToken cancellationToken);

    /// <summary>One page by keyset; <paramref name="size"/> 1 to 500. A null cursor starts at the top of the order.</summary>
    public abstract Task<ArticlePage> PageAsync(ArticleFilter filter, Cursor? cursor, int size, CancellationToken cancellationToken);

    public abstract Task<Facets> FacetsAsync(ArticleFilter filter, CancellationToken cancellationToken);

    /// <summary>A null unit is chosen by span: days up to 120, weeks up to two years, else months. Buckets without articles are present.</summary>
    public abstract Task<Histogram> HistogramAsync(ArticleFilter filter, HistogramUnit? unit, CancellationToken cancellationToken);

    public abstract Task<StanceMatrix> MatrixAsync(ArticleFilter filter, CancellationToken cancellationToken);
}
