using Chokepoint.Scraper;
using Chokepoint.Scraper.Fetching.Hosts;
using Microsoft.Extensions.Options;

namespace Chokepoint.UnitTests.Scraper.Fetching;

public sealed class HostTurnsTests
{
    [Fact]
    public async Task A_host_that_was_free_before_the_answer_came_is_asked_again_at_once()
    {
        var queue = new StaleQueue();
        var turns = new HostTurns(queue, Options.Create(new ScraperOptions()), TimeProvider.System);
        await using var turn = await turns.TakeAsync("busy.test", _ => Assert.Fail("The wait is not long."), TestContext.Current.CancellationToken);
        Assert.NotNull(turn);
        Assert.Equal(2, queue.Asked);
    }

    // Another process took the host while ours looked: it answers with what stood there before.
    private sealed class StaleQueue : HostQueue
    {
        public int Asked { get; private set; }

        public override Task<DateTimeOffset?> TryTakeAsync(string host, DateTimeOffset until, CancellationToken cancellationToken) =>
            Task.FromResult<DateTimeOffset?>(Asked++ == 0 ? DateTimeOffset.UtcNow.AddMinutes(-5) : null);

        public override Task FreeAsync(string host, DateTimeOffset until, DateTimeOffset next, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
