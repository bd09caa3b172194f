using Chokepoint.Scraper.Fetching.Hosts;
using Chokepoint.Scraper.Fetching.Robots;
using Chokepoint.Scraper.Fetching.Urls;
using Microsoft.Extensions.Options;

namespace Chokepoint.Scraper.Fetching;

/// <summary>The one way out to the web: obeys robots.txt, takes turns, follows redirects itself, and turns every fault into words.</summary>
internal sealed class PoliteClient(HttpHop hop, RobotsCache robots, HostTurns turns, IOptions<ScraperOptions> options)
{
    private static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromMinutes(10);

    public async Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        if (WebUrl.Parse(request.Url) is not { } url)
        {
            return new FetchResult.Failed($"'{request.Url}' is no address of the web");
        }

        var trip = new Trip(request, url with { Fragment = null, UserInfo = "" });
        HostTurn? turn = null;
        try
        {
            while (true)
            {
                if (turn?.Host != trip.Url.Authority)
                {
                    await DisposeAsync(turn);
                    turn = await turns.TakeAsync(trip.Url.Authority, trip.PutOff, cancellationToken);
                }

                if (turn is null || await StepAsync(trip, turn, cancellationToken))
                {
                    return trip.Result;
                }
            }
        }
        finally
        {
            await DisposeAsync(turn);
        }
    }

    // True when the trip is over.
    private async Task<bool> StepAsync(Trip trip, HostTurn turn, CancellationToken cancellationToken)
    {
        try
        {
            if (await IsForbiddenAsync(trip, turn, cancellationToken))
            {
                return true;
            }

            var answer = await hop.SendAsync(trip.Request, options.Value.MaximumBytes, cut: false, cancellationToken);
            if (answer.IsRedirect)
            {
                return !trip.Follow(answer, options.Value.MaximumRedirects);
            }

            trip.Result = Judge(trip, answer);
            if (trip.Result is FetchResult.Throttled throttled)
            {
                turn.AtLeast(throttled.RetryAfter);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            trip.Result = FetchProblem.Of(exception, trip.Url.Host);
        }

        return true;
    }

    private async Task<bool> IsForbiddenAsync(Trip trip, HostTurn turn, CancellationToken cancellationToken)
    {
        var answer = await robots.AskAsync(trip.Url, cancellationToken);
        turn.AtLeast(answer.Policy.CrawlDelay ?? TimeSpan.Zero);
        if (answer.Policy.IsAllowed(trip.Url.PathAndQuery))
        {
            return false;
        }

        trip.Result = answer.Problem ?? new FetchResult.Disallowed($"{trip.Url.Host} does not want {trip.Url.PathAndQuery} to be read (robots.txt)");
        return true;
    }

    private static FetchResult Judge(Trip trip, HopAnswer answer) => answer.Status switch
    {
        304 => new FetchResult.NotModified(trip.MovedTo),
        >= 200 and < 300 => new FetchResult.Fetched(Page(trip, answer)),
        429 or 503 => new FetchResult.Throttled(answer.RetryAfter ?? DefaultRetryAfter, answer.Status, FetchProblem.Describe(answer.Status)),
        var status => new FetchResult.Failed(FetchProblem.Describe(status), status, Gone: status is 404 or 410),
    };

    private static FetchedPage Page(Trip trip, HopAnswer answer) => new()
    {
        Url = trip.Url.ToString(),
        MovedTo = trip.MovedTo,
        Body = answer.Body,
        MediaType = answer.ContentType?.MediaType?.ToLowerInvariant(),
        Charset = answer.ContentType?.CharSet?.Trim('"'),
        Etag = answer.Etag,
        LastModified = answer.LastModified,
    };

    private static async ValueTask DisposeAsync(HostTurn? turn)
    {
        if (turn is not null)
        {
            await turn.DisposeAsync();
        }
    }
}
