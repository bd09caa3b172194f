using Chokepoint.Data.Articles;

namespace Chokepoint.Scraper.Duplicates;

/// <summary>Stores an article and puts it beside its near copies.</summary>
internal sealed class ArticleFiling(ArticleStore articles, ClusterFinder clusters)
{
    public async Task<StoreResult> AddAsync(NewArticle article, CancellationToken cancellationToken) =>
        (await AddManyAsync([article], cancellationToken))[0];

    /// <summary>All in one transaction; answers in the order given.</summary>
    public async Task<IReadOnlyList<StoreResult>> AddManyAsync(IReadOnlyList<NewArticle> some, CancellationToken cancellationToken)
    {
        var results = await articles.AddManyAsync(some, cancellationToken);
        for (var index = 0; index < results.Count; index++)
        {
            if (results[index] is not StoreResult.Duplicate)
            {
                await clusters.PlaceAsync(results[index].Id, some[index].Body, cancellationToken);
            }
        }

        return results;
    }
}
