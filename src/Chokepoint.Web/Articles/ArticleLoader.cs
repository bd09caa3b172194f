namespace Chokepoint.Web.Articles;

/// <summary>Reads one article whole.</summary>
internal abstract class ArticleLoader
{
    /// <summary>Null where there is no such article.</summary>
    public abstract Task<ReadingArticle?> FindAsync(long id, bool withRelated, CancellationToken cancellationToken);
}
