using Chokepoint.Data.Articles;

namespace Chokepoint.Scraper.Duplicates;

/// <summary>Stores an article and puts it beside its near copies.</summary>
internal sealed class ArticleFiling(ArticleStore articles, ClusterFinder clusters)
{
    public async Task<StoreResult> AddAsync(NewArticle article, CancellationToken cancellationToken)
    {
        var result = await articles.AddAsync(article, cancellationToken);
        if (result is not StoreResult.Duplicate)
        {
            await clusters.PlaceAsync(result.Id, article.Body, cancellationToken);
        }

        return result;
    }
}
