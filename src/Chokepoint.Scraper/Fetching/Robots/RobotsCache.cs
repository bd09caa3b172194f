using System.Collections.Concurrent;
using Chokepoint.Scraper.Fetching.Urls;
using Microsoft.Extensions.Options;

namespace Chokepoint.Scraper.Fetching.Robots;

/// <summary>What a host's robots.txt says of us, or why it could not be read.</summary>
internal sealed record RobotsAnswer(RobotsPolicy Policy, DateTimeOffset Until)
{
    /// <summary>Set where the host did not answer properly; RFC 9309, 2.3.1.4 then forbids everything.</summary>
    public FetchResult? Problem { get; init; }
}

/// <summary>Reads each host's robots.txt once a day.</summary>
internal sealed class RobotsCache(HttpHop hop, IOptions<ScraperOptions> options, TimeProvider time)
{
    private const int MaximumHosts = 20_000;
    private const int MaximumRedirects = 5;

    // A host that is down is asked again soon, not tomorrow.
    private static readonly TimeSpan ProblemAge = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, RobotsAnswer> answers = new(StringComparer.Ordinal);

    public async Task<RobotsAnswer> AskAsync(WebUrl url, CancellationToken cancellationToken)
    {
        var origin = $"{url.Scheme}://{url.Authority}";
        if (answers.TryGetValue(origin, out var known) && known.Until > time.GetUtcNow())
        {
            return known;
        }

        var answer = await ReadAsync(origin, cancellationToken);

        // What was known yesterday is better than nothing while the host is down.
        if (answer.Problem is not null && known is { Problem: null })
        {
            answer = known with { Until = answer.Until };
        }

        if (answers.Count >= MaximumHosts)
        {
            answers.Clear();
        }

        return answers[origin] = answer;
    }

    private async Task<RobotsAnswer> ReadAsync(string origin, CancellationToken cancellationToken)
    {
        var url = origin + "/robots.txt";
        try
        {
            for (var i = 0; i <= MaximumRedirects; i++)
            {
                var answer = await hop.SendAsync(new FetchRequest(url), RobotsRules.MaxBytes, cut: true, cancellationToken);
                if (!answer.IsRedirect)
                {
                    return Judge(answer);
                }

                if (UrlResolver.Resolve(answer.Location, url) is not { } next)
                {
                    break;
                }

                url = next;
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return Problem(FetchProblem.Of(exception, new Uri(url).Host));
        }

        return Rules(RobotsRules.AllowAll);
    }

    private RobotsAnswer Judge(HopAnswer answer) => answer.Status switch
    {
        < 300 => Rules(RobotsRules.Parse(answer.Body)),
        429 => Problem(new FetchResult.Throttled(answer.RetryAfter ?? ProblemAge, 429, FetchProblem.Describe(429))),
        < 500 => Rules(RobotsRules.AllowAll),
        var status => Problem(new FetchResult.Throttled(
            answer.RetryAfter ?? ProblemAge, status, $"robots.txt cannot be read, so nothing may be: {FetchProblem.Describe(status)}")),
    };

    private RobotsAnswer Rules(RobotsRules rules) =>
        new(rules.For(UserAgent.Token), time.GetUtcNow() + options.Value.RobotsAge);

    private RobotsAnswer Problem(FetchResult problem) =>
        new(RobotsRules.DisallowAll.For(UserAgent.Token), time.GetUtcNow() + ProblemAge) { Problem = problem };
}
