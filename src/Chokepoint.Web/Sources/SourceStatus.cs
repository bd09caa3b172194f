using Chokepoint.Data.Sources;
using Chokepoint.Scraper.Scheduling;
using Chokepoint.Web.Layout;

namespace Chokepoint.Web.Sources;

/// <summary>How a source is doing, in a word and in a sentence.</summary>
internal sealed record SourceStatus(SourceHealth Health, string Text)
{
    /// <summary>For the style sheet.</summary>
    public string Css => "h-" + Health.ToString().ToLowerInvariant();

    public static SourceStatus Of(Source source, DateTimeOffset now)
    {
        var health = SourceHealths.Of(source, now);
        return new(health, health switch
        {
            SourceHealth.New => "will be read in a moment",
            SourceHealth.Paused => "not polled until you resume it",
            SourceHealth.Failing => $"{Times(source.ConsecutiveFailures)} in a row: {Shown.Name(source.LastError, "no reason was given", 240)}",
            SourceHealth.Silent => "answers, but publishes far less than it used to",
            _ when source.LastError is { Length: > 0 } problem => Shown.Name(problem, "", 240),
            _ => source.LastSuccessAt is { } at ? $"read {Shown.Span(now - at)} ago" : "",
        });
    }

    private static string Times(int failures) => failures == 1 ? "failed once" : $"failed {failures} times";
}
