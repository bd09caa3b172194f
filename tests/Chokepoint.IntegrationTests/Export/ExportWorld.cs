using Chokepoint.Data;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Positions;
using Chokepoint.IntegrationTests.Support;
using Chokepoint.Tagging;
using Chokepoint.Web.Api;
using Chokepoint.Web.Export;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Chokepoint.IntegrationTests.Export;

/// <summary>Two articles that say something, one that is hostile, and the endpoints over them.</summary>
public sealed class ExportWorld(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly DatabaseFixture database = new(postgres);
    private WebApplication? app;

    public HttpClient Client { get; private set; } = new();

    public string ConnectionString => database.ConnectionString;

    public IReadOnlyList<long> Ids { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        var results = await database.Services.GetRequiredService<ArticleStore>().AddManyAsync([Ban, Hostile, Plain], CancellationToken.None);
        Ids = [.. results.Select(result => result.Id)];
        await database.Services.GetRequiredService<PositionKeeper>().UpdateAsync(CancellationToken.None);
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddChokepointData(database.ConnectionString).AddApi();
        app = builder.Build();
        app.MapExport();
        app.MapApi();
        await app.StartAsync();
        Client = app.GetTestClient();
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        await database.DisposeAsync();
    }

    private static NewArticle Ban => new()
    {
        Url = "https://wire.example/ban",
        CanonicalUrl = "https://wire.example/ban",
        Title = "Britain bans Huawei, \"for good\"",
        Body = "Russia welcomes Huawei.",
        SourceName = "Test Wire",
        Author = "A. Writer; B. Writer",
        Language = "en",
        PublishedAt = new DateTimeOffset(2020, 7, 14, 12, 0, 0, TimeSpan.FromHours(2)),
        PublishedPrecision = PublishedPrecision.Instant,
        Tags = new ArticleTags
        {
            Countries = ["GB", "CN", "RU"],
            Focus = ["GB", "CN"],
            Companies = ["huawei", "sk-hynix"],
            Technologies = ["telecom"],
            Instruments = ["ban"],
            Stances = [Stance("GB", Chokepoint.Tagging.Stance.Restrictive, 0, 20), Stance("RU", Chokepoint.Tagging.Stance.Supportive, 33, 23)],
        },
    };

    private static NewArticle Hostile => new()
    {
        Url = "https://wire.example/hostile",
        CanonicalUrl = "https://wire.example/hostile",
        Title = "=HYPERLINK(\"http://evil.example\",\"click\")",
        Body = "Line one.\nLine two with } and \u0007 bell.",
        SourceName = "+Evil, Wire",
        PublishedAt = new DateTimeOffset(2020, 7, 15, 0, 0, 0, TimeSpan.Zero),
        PublishedPrecision = PublishedPrecision.Day,
        Tags = ArticleTags.None,
    };

    private static NewArticle Plain => new()
    {
        Url = "urn:chokepoint:1",
        CanonicalUrl = "urn:chokepoint:1",
        Title = "\uFF1D1+1",
        Body = "Nothing.",
        SourceName = "Test Wire",
        Tags = ArticleTags.None,
    };

    private static StanceTag Stance(string actor, Stance stance, int start, int length) => new()
    {
        Actor = actor,
        Target = new Entity(EntityKind.Company, "huawei"),
        Stance = stance,
        Confidence = 0.9,
        Start = start,
        Length = length,
        Rule = "active",
    };
}
