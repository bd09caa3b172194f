using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Index;
using Chokepoint.Web.Export;

namespace Chokepoint.Web.Timeline;

/// <summary>Tells an open timeline how many articles came since it was drawn; the reader decides when to look.</summary>
internal static class LiveCount
{
    private static readonly HashSet<string> OwnKeys = new(StringComparer.OrdinalIgnoreCase) { "seen" };

    // Proxies cut what is silent for long.
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(25);

    // A harvest comes in bursts; one count for each is enough.
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(1);

    public static void MapLiveCount(this IEndpointRouteBuilder routes) => routes.MapGet("/live/timeline", SendAsync).ExcludeFromDescription();

    private static async Task<IResult> SendAsync(HttpContext context, ArticleIndex index, ArticleNews news, IHostApplicationLifetime lifetime)
    {
        var request = await FilterRequest.ReadAsync(context, OwnKeys);
        if (request.Problems.Count > 0)
        {
            return FilterRequest.Refuse(request.Problems);
        }

        _ = long.TryParse(request.Own.GetValueOrDefault("seen"), NumberStyles.None, CultureInfo.InvariantCulture, out var seen);
        // A stop must not wait for the readers.
        var until = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.RegisterForDispose(until);
        return TypedResults.ServerSentEvents(CountsAsync((request.Filter, seen), index, news, until.Token));
    }

    private static async IAsyncEnumerable<SseItem<long>> CountsAsync(
        (ArticleFilter Filter, long Seen) asked, ArticleIndex index, ArticleNews news, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var next = news.NextAsync();
            var count = await index.CountAsync(asked.Filter, exact: false, cancellationToken);
            yield return new SseItem<long>(Math.Max(0, count.Value - asked.Seen));
            await Task.WhenAny(next, Task.Delay(Beat, cancellationToken));
            await Task.Delay(Burst, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
