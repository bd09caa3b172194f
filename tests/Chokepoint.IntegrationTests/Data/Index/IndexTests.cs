using Chokepoint.Data.Articles;
using Chokepoint.Data.Index;
using Chokepoint.Data.Tags;
using CsCheck;

namespace Chokepoint.IntegrationTests.Data.Index;

/// <summary>A database of random articles, and the model of the same articles.</summary>
public sealed class IndexWorld(TestDatabase database) : IAsyncLifetime
{
    private const int Articles = 1500;

    internal IndexModel Model { get; private set; } = new([]);

    public async ValueTask InitializeAsync()
    {
        var store = database.Get<ArticleStore>();
        var articles = new List<NewArticle>();
        IndexGen.GenArticle.Array[Articles].Sample(made => articles = [.. made], iter: 1, seed: "0000KDMzAMZ1", threads: 1);
        var named = articles.Select((article, number) => article with
        {
            Url = $"https://world.example/{number}",
            CanonicalUrl = $"https://world.example/{number}",
            Body = $"{article.Body} {number}",
        }).ToArray();
        var results = await store.AddManyAsync(named, CancellationToken.None);
        var clusters = database.Get<ClusterStore>();
        for (var number = 0; number + 1 < 200; number += 2)
        {
            await clusters.JoinAsync(results[number].Id, results[number + 1].Id, CancellationToken.None);
        }

        Model = new IndexModel([.. named.Select((article, number) =>
            new ModelArticle(results[number].Id, results[number < 200 ? number - (number % 2) : number].Id, article))]);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

public sealed class IndexTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly IndexWorld world = new(database);

    public ValueTask InitializeAsync() => world.InitializeAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Every_view_of_every_filter_agrees_with_the_model()
    {
        var filters = new List<ArticleFilter> { ArticleFilter.All, new() { Sort = ArticleSort.OldestFirst, FocusOnly = false } };
        IndexGen.GenFilter.Array[60].Sample(made => filters.AddRange(made), iter: 1, seed: "0000KDMzAMZ1", threads: 1);
        var index = database.Get<SqlArticleIndex>();
        foreach (var filter in filters)
        {
            await PagesAgreeAsync(index, filter);
            await CountsAgreeAsync(index, filter);
            await FacetsAgreeAsync(index, filter);
            var matrix = await index.MatrixAsync(filter, CancellationToken.None);
            Assert.Equal(world.Model.Matrix(filter).Order(StringComparer.Ordinal), matrix.Cells.Select(IndexModel.Describe).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Relevance_pages_are_disjoint_and_whole()
    {
        var filter = new ArticleFilter { Text = "harbour", Sort = ArticleSort.Relevance };
        var ids = await ReadAllAsync(database.Get<SqlArticleIndex>(), filter, 60);
        Assert.Equal(world.Model.Page(filter).Select(article => article.Id).Order(), ids.Order());
    }

    private async Task PagesAgreeAsync(ArticleIndex index, ArticleFilter filter)
    {
        var expected = world.Model.Page(filter).Select(article => article.Id).ToList();
        Assert.Equal(expected, await ReadAllAsync(index, filter, 400));
        if (expected.Count < 3)
        {
            return;
        }

        var middle = world.Model.Page(filter)[expected.Count / 2];
        var back = await index.PageAsync(filter, new Cursor(middle.At, middle.Id, Forward: false), 2, CancellationToken.None);
        Assert.Equal(expected.Take(expected.Count / 2).TakeLast(2), back.Rows.Select(row => row.Id));
    }

    private async Task CountsAgreeAsync(ArticleIndex index, ArticleFilter filter)
    {
        var expected = world.Model.Page(filter);
        Assert.Equal(new ArticleCount(expected.Count), await index.CountAsync(filter, exact: true, CancellationToken.None));
        var histogram = await index.HistogramAsync(filter, null, CancellationToken.None);
        Assert.Equal(expected.Count, histogram.Buckets.Sum(bucket => bucket.Total));
        Assert.Equal(
            Enum.GetValues<Chokepoint.Tagging.Stance>().Select(stance => (long)expected.Count(article => article.Has(stance))),
            Enumerable.Range(0, 4).Select(stance => histogram.Buckets.Sum(bucket => bucket.ByStance[stance])));
    }

    private async Task FacetsAgreeAsync(ArticleIndex index, ArticleFilter filter)
    {
        var facets = await index.FacetsAsync(filter, CancellationToken.None);
        foreach (var (key, values) in Values)
        {
            Assert.Equal(
                world.Model.Facet(key, filter, values).Order(StringComparer.Ordinal),
                facets.ByKey[key].Select(IndexModel.Describe).Order(StringComparer.Ordinal));
        }
    }

    private static async Task<List<long>> ReadAllAsync(ArticleIndex index, ArticleFilter filter, int size)
    {
        var ids = new List<long>();
        Cursor? cursor = null;
        do
        {
            var page = await index.PageAsync(filter, cursor, size, CancellationToken.None);
            ids.AddRange(page.Rows.Select(row => row.Id));
            cursor = page.Next;
        }
        while (cursor is not null);
        return ids;
    }

    private static readonly Dictionary<string, string[]> Values = new()
    {
        ["country"] = IndexGen.Countries,
        ["company"] = IndexGen.Companies,
        ["technology"] = IndexGen.Technologies,
        ["instrument"] = IndexGen.Instruments,
        ["stance"] = [.. StanceNames.All],
        ["actor"] = IndexGen.Countries,
        ["target"] = IndexGen.Targets,
        ["source"] = IndexGen.Sources,
        ["language"] = IndexGen.Languages,
    };
}
