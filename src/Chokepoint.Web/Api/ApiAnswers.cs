using Chokepoint.Data.Export;

namespace Chokepoint.Web.Api;

/// <summary>A page of articles. <paramref name="Next"/> is the cursor of the next one, null at the end.</summary>
internal sealed record ArticleList(IReadOnlyList<ArticleItem> Items, string? Next, long Total, bool Capped);

internal sealed record FacetCount(string Value, long Count);

internal sealed record MatrixAnswer(IReadOnlyList<MatrixItem> Cells);

/// <summary>How often an actor takes each stance toward a target, and the latest article of the cell.</summary>
internal sealed record MatrixItem(string Actor, string Target, IReadOnlyDictionary<string, long> Counts, long LatestArticleId, DateTimeOffset LatestAt);
