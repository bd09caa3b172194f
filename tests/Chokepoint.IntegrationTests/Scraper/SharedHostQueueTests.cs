using Chokepoint.IntegrationTests.Data;
using Chokepoint.IntegrationTests.Support;
using Chokepoint.Scraper.Fetching.Hosts;

namespace Chokepoint.IntegrationTests.Scraper;

public sealed class SharedHostQueueTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_who_ask_a_host_for_the_first_time_at_once_one_waits()
    {
        var queue = new SharedHostQueue(database.Source, TimeProvider.System);
        var until = DateTimeOffset.UtcNow.AddMinutes(1);
        await using var first = await database.Source.OpenConnectionAsync(Cancel);
        await using var transaction = await first.BeginTransactionAsync(Cancel);
        await using (var insert = first.CreateCommand())
        {
            insert.CommandText = "insert into host (host, next_request_at) values ('new.test', now() + interval '1 hour')";
            await insert.ExecuteNonQueryAsync(Cancel);
        }

        var second = queue.TryTakeAsync("new.test", until, Cancel);
        await Eventually.HoldsAsync(
            () => database.ScalarAsync<bool>("select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')"), "the second waits");
        await transaction.CommitAsync(Cancel);
        Assert.NotNull(await second);
        Assert.True(await queue.TryTakeAsync("new.test", until, Cancel) > until);
    }

    [Fact]
    public async Task A_host_is_given_to_one_and_free_again_when_its_pause_is_over()
    {
        var queue = new SharedHostQueue(database.Source, TimeProvider.System);
        var now = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        Assert.Null(await queue.TryTakeAsync("one.test", now.AddMinutes(5), Cancel));
        Assert.Equal(now.AddMinutes(5), await queue.TryTakeAsync("one.test", now.AddMinutes(6), Cancel));
        await queue.FreeAsync("one.test", now.AddMinutes(4), now, Cancel);
        Assert.NotNull(await queue.TryTakeAsync("one.test", now.AddMinutes(6), Cancel));
        await queue.FreeAsync("one.test", now.AddMinutes(5), now, Cancel);
        Assert.Null(await queue.TryTakeAsync("one.test", now.AddMinutes(6), Cancel));
    }
}
