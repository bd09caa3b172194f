using System.Text.Json;
using Chokepoint.Scraper.Feeds;

namespace Chokepoint.Conformance;

internal static class FeedsArea
{
    public static object Answer(SuiteCase @case) =>
        FeedReader.Read(@case.InputBytes(), @case.Text("content_type"), Address(@case)) switch
        {
            FeedResult.Read { Feed: var feed } => new
            {
                @case.Id,
                Ok = true,
                Error = (string?)null,
                Feed = new { Title = feed.TitleMarkup, feed.Link, feed.Description, feed.Language, Updated = feed.Updated?.At },
                Entries = feed.Entries.Select(Entry),
            },
            FeedResult.NotAFeed { Reason: var reason } => (object)new { @case.Id, Ok = false, Error = reason },
            _ => throw new NotSupportedException(),
        };

    // What the header says of the content's own address is its base.
    private static Uri? Address(SuiteCase @case)
    {
        var address = @case.Address("base_url");
        var location = @case.Json.TryGetProperty("headers", out var headers) && headers.ValueKind == JsonValueKind.Object
            ? headers.EnumerateObject().FirstOrDefault(header => header.Name.Equals("Content-Location", StringComparison.OrdinalIgnoreCase)).Value
            : default;
        return location.ValueKind == JsonValueKind.String && address is not null && Uri.TryCreate(address, location.GetString(), out var own) ? own : address;
    }

    private static object Entry(FeedEntry entry) => new
    {
        entry.Id,
        Title = entry.TitleMarkup ?? entry.Title,
        entry.Link,
        Published = entry.Published?.At,
        Updated = entry.Updated?.At,
        Author = entry.Authors.Count == 0 ? null : string.Join("; ", entry.Authors),
        Authors = entry.Authors.Concat(entry.Contacts),
        entry.Summary,
        entry.Content,
        entry.Categories,
        entry.Enclosures,
    };
}
