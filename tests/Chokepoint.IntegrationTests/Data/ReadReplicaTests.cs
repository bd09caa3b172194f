using Chokepoint.Data;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Export;
using Chokepoint.Data.Index;
using Chokepoint.Data.Index.Bitmaps;
using Chokepoint.IntegrationTests.Support;
using Chokepoint.Tagging;
using Microsoft.Extensions.DependencyInjection;

namespace Chokepoint.IntegrationTests.Data;

/// <summary>With a second connection string the dashboard reads there and nowhere else; writers go on using the first.</summary>
public sealed class ReadReplicaTests(PostgresFixture postgres) : IAsyncLifetime
{
    // Two databases of different contents stand for a server and a replica that is behind: what is read shows where it was read.
    private readonly TestDatabase writer = new(postgres);
    private readonly TestDatabase reader = new(postgres);
    private ServiceProvider? services;
    private long onlyThere;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ServiceProvider Services => services ?? throw new InvalidOperationException("The test has not started yet.");

    public async ValueTask InitializeAsync()
    {
        await writer.InitializeAsync();
        await reader.InitializeAsync();
        await writer.Get<ArticleStore>().AddManyAsync([Article("writer one"), Article("writer two")], Cancel);
        onlyThere = (await reader.Get<ArticleStore>().AddAsync(Article("reader"), Cancel)).Id;
        services = new ServiceCollection().AddLogging().AddChokepointData(writer.ConnectionString, reader.ConnectionString).BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await writer.DisposeAsync();
        await reader.DisposeAsync();
    }

    [Fact]
    public async Task Pages_counts_articles_and_exports_come_from_the_replica()
    {
        var index = Services.GetRequiredService<ArticleIndex>();
        Assert.Equal(["Title of reader"], (await index.PageAsync(ArticleFilter.All, null, 50, Cancel)).Rows.Select(row => row.Title));
        Assert.Equal(new ArticleCount(1), await index.CountAsync(ArticleFilter.All, exact: true, Cancel));
        Assert.Equal(new ArticleCount(1), (await index.FacetsAsync(ArticleFilter.All, Cancel)).Total);
        await using var run = await Services.GetRequiredService<ArticleExport>().OpenAsync(ExportFormat.Csv, new ExportOptions(ArticleFilter.All), Cancel);
        Assert.Equal(1, run.Total);
        Assert.Single(await Services.GetRequiredService<ArticleExport>().LoadAsync([onlyThere], Cancel));
    }

    [Fact]
    public async Task The_bitmap_index_is_built_from_the_replica()
    {
        var keeper = Services.GetRequiredService<IndexKeeper>();
        await keeper.LoadAsync(Cancel);
        Assert.Equal(1, keeper.Current?.Count);
        Assert.Equal(0, await keeper.RefreshAsync(Cancel));
    }

    [Fact]
    public async Task Writes_go_to_the_server_and_show_when_the_replica_has_them()
    {
        await Services.GetRequiredService<ArticleStore>().AddAsync(Article("later"), Cancel);
        Assert.Equal(new ArticleCount(3), await writer.Get<ArticleIndex>().CountAsync(ArticleFilter.All, exact: true, Cancel));
        Assert.Equal(new ArticleCount(1), await Services.GetRequiredService<ArticleIndex>().CountAsync(ArticleFilter.All, exact: true, Cancel));
    }

    private static NewArticle Article(string name) =>
        TestDatabase.Article($"https://replica.example/{name.Replace(' ', '-')}", $"Title of {name}", $"Body of {name}", ArticleTags.None);
}
