using Chokepoint.Data.Sources;

namespace Chokepoint.IntegrationTests.Data;

// A database of its own: every source that another test adds would be due as well.
public sealed class SourceLeaseTests(TestDatabase database) : IClassFixture<TestDatabase>
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
}
