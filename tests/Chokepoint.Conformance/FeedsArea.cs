using Chokepoint.Scraper.Feeds;

namespace Chokepoint.Conformance;

internal static class FeedsArea
{
    public static object Answer(SuiteCase @case) =>
        FeedReader.Read(@case.InputBytes(), @case.Text("content_type"), @case.Address("base_url")) switch
        {
            FeedResult.Read { Feed: var feed } => new
            {
                @case.Id,
                Ok = true,
                Error = (string?)null,
                Feed = new { feed.Title, feed.Link, feed.Description, feed.Language, Updated = feed.Updated?.At },
                Entries = feed.Entries.Select(Entry),
            },
            FeedResult.NotAFeed { Reason: var reason } => (object)new { @case.Id, Ok = false, Error = reason },
            _ => throw new NotSupportedException(),
        };

    private static object Entry(FeedEntry entry) => new
    {
        entry.Id,
        entry.Title,
        entry.Link,
        Published = entry.Published?.At,
        Updated = entry.Updated?.At,
        Author = entry.Authors.Count == 0 ? null : string.Join("; ", entry.Authors),
        entry.Authors,
        entry.Summary,
        entry.Content,
        entry.Categories,
        entry.Enclosures,
    };
}
