using System.Globalization;
using Chokepoint.Data.Sources;
using Chokepoint.Scraper.Scheduling;

namespace Chokepoint.Cli.Sources;

/// <summary>How a source is doing, in a few words.</summary>
internal static class SourceState
{
    public static string Of(Source source, DateTimeOffset now)
    {
        var state = SourceHealths.Of(source, now) switch
        {
            SourceHealth.Paused => "paused",
            SourceHealth.Silent => $"silent since {source.LastNewItemAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "it was added"}",
            _ => source.LastError ?? "ok",
        };
        return source.Waiting == 0 ? state : $"{state}; {source.Waiting} entries wait to be read";
    }
}
