using System.Net.Http.Headers;

namespace Chokepoint.Scraper.Fetching;

internal static class RetryAfter
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>How long the server wants us away; null where it does not say. Never less than nothing nor more than a day.</summary>
    public static TimeSpan? Of(HttpResponseHeaders headers, DateTimeOffset now)
    {
        // A date is on the server's clock, so it is compared with the server's own time where that is known.
        var wait = headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - (headers.Date ?? now),
            _ => (TimeSpan?)null,
        };
        return wait is { } known ? TimeSpan.FromTicks(Math.Clamp(known.Ticks, 0, Longest.Ticks)) : null;
    }
}
