using Chokepoint.Scraper.Feeds;

namespace Chokepoint.Conformance;

internal static class DatesArea
{
    public static object Answer(SuiteCase @case) => new { @case.Id, Utc = FeedDate.Parse(@case.Text("input"))?.At };
}
