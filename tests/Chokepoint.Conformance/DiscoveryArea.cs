using Chokepoint.Scraper.Feeds.Discovery;
using Chokepoint.Scraper.Fetching.Encodings;

namespace Chokepoint.Conformance;

internal static class DiscoveryArea
{
    public static object Answer(SuiteCase @case) => new
    {
        @case.Id,
        Feeds = @case.Text("input") is null ? [] : FeedDiscovery.Find(HtmlEncoding.Decode(@case.InputBytes()), @case.Address("page_url")),
    };
}
