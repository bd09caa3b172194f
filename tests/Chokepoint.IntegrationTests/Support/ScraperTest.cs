using Microsoft.Extensions.Time.Testing;

namespace Chokepoint.IntegrationTests.Support;

/// <summary>A test of the scraper: an outside web and a scraper of its own, on its class's database, with a clock that it moves itself.</summary>
public abstract class ScraperTest(DatabaseFixture database) : IClassFixture<DatabaseFixture>, IAsyncLifetime
{
    private OutsideWeb? web;
    private ScraperWorld? world;

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected FakeTimeProvider Time { get; } = ScraperWorld.FakeTime();

    private protected OutsideWeb Web => web ?? throw new InvalidOperationException("The test has not started yet.");

    private protected ScraperWorld World => world ?? throw new InvalidOperationException("The test has not started yet.");

    public async ValueTask InitializeAsync()
    {
        web = await OutsideWeb.StartAsync();
        world = new ScraperWorld(database.ConnectionString, Time);
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        await Web.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
