using System.Collections.Concurrent;

namespace Chokepoint.Scraper.Fetching.Hosts;

/// <summary>When a host may be asked next: in the database for all processes together, or in memory for one alone.</summary>
internal abstract class HostQueue
{
    /// <summary>Takes the host until then (a lock that ends by itself). Null when it is ours, else the moment to ask again.</summary>
    public abstract Task<DateTimeOffset?> TryTakeAsync(string host, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Gives the host back; the next request is due at <paramref name="next"/>. Does nothing where the lock was lost.</summary>
    public abstract Task FreeAsync(string host, DateTimeOffset until, DateTimeOffset next, CancellationToken cancellationToken);
}

/// <summary>For one process: previews, the command line, tests.</summary>
internal sealed class LocalHostQueue(TimeProvider time) : HostQueue
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> next = new(StringComparer.Ordinal);

    public override Task<DateTimeOffset?> TryTakeAsync(string host, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var free = next.AddOrUpdate(host, until, (_, at) => at <= time.GetUtcNow() ? until : at);
        return Task.FromResult<DateTimeOffset?>(free == until ? null : free);
    }

    public override Task FreeAsync(string host, DateTimeOffset until, DateTimeOffset next, CancellationToken cancellationToken)
    {
        this.next.TryUpdate(host, next, until);
        return Task.CompletedTask;
    }
}
