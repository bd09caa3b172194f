using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Chokepoint.Scraper.Fetching.Hosts;

/// <summary>One request at a time to a host, with a pause after each.</summary>
internal sealed class HostTurns(HostQueue queue, IOptions<ScraperOptions> options, TimeProvider time)
{
    // Requests of this process wait in line here, so that the shared queue sees one of them at a time.
    private readonly ConcurrentDictionary<string, SemaphoreSlim> lines = new(StringComparer.Ordinal);

    /// <summary>Waits for the turn; null where the wait would be too long, then <paramref name="tooLong"/> learns how long.</summary>
    public async Task<HostTurn?> TakeAsync(string host, Action<TimeSpan> tooLong, CancellationToken cancellationToken)
    {
        var line = lines.GetOrAdd(host, _ => new SemaphoreSlim(1));
        var deadline = time.GetUtcNow() + options.Value.MaximumWait;
        await line.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                // To the microsecond, as the database stores it: the lock is recognised by its end.
                var now = time.GetUtcNow();
                var until = Whole(now + options.Value.Timeout + options.Value.Timeout);
                if (await queue.TryTakeAsync(host, until, cancellationToken) is not { } free)
                {
                    return new HostTurn(queue, host, until, line) { Gap = options.Value.MinimumHostGap, Time = time };
                }

                if (free > deadline)
                {
                    line.Release();
                    tooLong(free - now);
                    return null;
                }

                // What the queue answers may be past by now, or what stood there before another process took the host.
                var wait = free > now ? free - now : TimeSpan.Zero;
                await Task.Delay(wait + Jitter(), time, cancellationToken);
            }
        }
        catch
        {
            line.Release();
            throw;
        }
    }

    private static DateTimeOffset Whole(DateTimeOffset at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

#pragma warning disable CA5394 // spreads processes that wait for one host; nothing secret
    private static TimeSpan Jitter() => TimeSpan.FromMilliseconds(Random.Shared.Next(1, 20));
#pragma warning restore CA5394
}

/// <summary>The right to ask one host; disposing it starts the pause.</summary>
internal sealed class HostTurn(HostQueue queue, string host, DateTimeOffset until, SemaphoreSlim line) : IAsyncDisposable
{
    public required TimeProvider Time { get; init; }

    public string Host { get; } = host;

    /// <summary>Pause after this request; robots.txt or Retry-After may ask for a longer one.</summary>
    public required TimeSpan Gap { get; set; }

    public void AtLeast(TimeSpan gap) => Gap = gap > Gap ? gap : Gap;

    public async ValueTask DisposeAsync()
    {
        try
        {
            // Not the caller's token: a stopped scraper still owes the host its pause.
            await queue.FreeAsync(Host, until, Time.GetUtcNow() + Gap, CancellationToken.None);
        }
        finally
        {
            line.Release();
        }
    }
}
