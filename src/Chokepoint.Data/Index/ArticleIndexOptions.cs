namespace Chokepoint.Data.Index;

/// <summary>When the in-process index is used. Configuration section "ArticleIndex".</summary>
public sealed class ArticleIndexOptions
{
    public const string Section = "ArticleIndex";

    /// <summary>From this many articles on; below, SQL is quick and needs no memory.</summary>
    public long FromArticles { get; init; } = 20_000;

    /// <summary>How often a smaller archive is looked at again.</summary>
    public TimeSpan LookAgain { get; init; } = TimeSpan.FromMinutes(1);
}
