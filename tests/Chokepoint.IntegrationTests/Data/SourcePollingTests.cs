using Chokepoint.Data;
using Chokepoint.Data.Sources;
using Microsoft.EntityFrameworkCore;

namespace Chokepoint.IntegrationTests.Data;

public sealed class SourcePollingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Slugs_are_unique_and_an_address_is_added_once()
    {
        var sources = database.Get<SourceStore>();
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(number =>
            sources.AddAsync(new NewSource("Élan Vital", SourceKind.Feed, $"https://elan.example/{number % 4}"), Cancel)));
        Assert.Equal(4, added.Count(result => result.Added));
        Assert.Equal(4, added.Select(result => result.Source.Slug).Distinct().Count());
        Assert.Contains("elan-vital", await sources.SlugsAsync(Cancel));
    }

    [Fact]
    public async Task Migrations_may_run_in_many_processes_and_match_the_model()
    {
        var migrator = database.Get<DatabaseMigrator>();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => migrator.MigrateAsync(Cancel)));
        await using var context = await database.Get<IDbContextFactory<ChokepointContext>>().CreateDbContextAsync(Cancel);
        Assert.False(context.Database.HasPendingModelChanges());
    }
}
