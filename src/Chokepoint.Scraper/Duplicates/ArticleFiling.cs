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
        var written = results.Select((result, index) => (result, some[index].Body)).Where(pair => pair.result is not StoreResult.Duplicate)
            .Select(pair => (pair.result.Id, pair.Body)).ToList();
        await clusters.PlaceAsync(written, results.OfType<StoreResult.Added>().Select(result => result.Id).ToHashSet(), cancellationToken);
        return results;
    }
}
