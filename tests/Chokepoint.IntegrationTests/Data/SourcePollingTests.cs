using Chokepoint.Data;
using Chokepoint.Data.Sources;
using Microsoft.EntityFrameworkCore;

namespace Chokepoint.IntegrationTests.Data;

public sealed class SourcePollingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_scrapers_never_lease_the_same_source_and_an_expired_lease_is_free()
    {
        var sources = database.Get<SourceStore>();
        for (var number = 0; number < 10; number++)
        {
            await sources.AddAsync(new NewSource("Outlet", SourceKind.Feed, $"https://outlet{number}.example/feed"), Cancel);
        }

        var polling = database.Get<SourcePolling>();
        var leased = await Task.WhenAll(
            polling.DueAsync("a", 6, TimeSpan.FromMinutes(5), Cancel), polling.DueAsync("b", 6, TimeSpan.FromMinutes(5), Cancel));
        Assert.Equal(10, leased.SelectMany(list => list).Select(source => source.Id).Distinct().Count());
        Assert.Equal(10, leased.Sum(list => list.Count));
        Assert.Empty(await polling.DueAsync("c", 10, TimeSpan.FromMinutes(5), Cancel));

        var one = leased[0][0];
        await polling.RecordAsync(one.Id, "a", new PollResult(FetchOutcome.Failed, one.NextPollAt) { Message = "It refused the connection." }, Cancel);
        var again = Assert.Single(await polling.DueAsync("c", 10, TimeSpan.FromMilliseconds(1), Cancel));
        Assert.Equal((one.Id, 1, "It refused the connection."), (again.Id, again.ConsecutiveFailures, again.LastError));
        await Task.Delay(20, Cancel);
        Assert.Single(await polling.DueAsync("d", 10, TimeSpan.FromMinutes(5), Cancel));
        Assert.Single(await polling.LedgerAsync(one.Id, 10, Cancel));
    }

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
    public async Task Requests_to_one_host_keep_their_distance()
    {
        var slots = database.Get<HostSlots>();
        var moments = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => slots.BookAsync("host.example", TimeSpan.FromSeconds(5), Cancel)));
        Array.Sort(moments);
        Assert.All(moments.Zip(moments.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromSeconds(5)));
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
