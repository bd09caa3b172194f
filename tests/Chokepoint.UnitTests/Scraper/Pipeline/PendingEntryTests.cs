using Chokepoint.Scraper.Feeds;
using Chokepoint.Scraper.Pipeline;

namespace Chokepoint.UnitTests.Scraper.Pipeline;

public class PendingEntryTests
{
    private const string Feed = "https://wire.example/feed#x";
    private static readonly string Long = new('a', 250);

    [Fact]
    public void The_newest_come_first_and_those_without_a_date_last()
    {
        FeedEntry Entry(string link, int day) =>
            new() { Link = link, Published = day == 0 ? null : new FeedTime(new DateTimeOffset(2025, 1, day, 0, 0, 0, TimeSpan.Zero), FeedTimePrecision.Instant) };
        var pending = PendingEntry.Of([Entry("https://a.example/0", 0), Entry("https://a.example/1", 1), Entry("https://a.example/2", 2)], Feed);
        Assert.Equal(["https://a.example/2", "https://a.example/1", "https://a.example/0"], pending.Select(item => item.Url));
        Assert.All(pending, item => Assert.True(item.HasPage));
    }

    [Fact]
    public void Entries_of_one_address_are_one_page_and_such_as_have_a_text_of_their_own()
    {
        var pending = PendingEntry.Of(
        [
            new FeedEntry { Id = "1", Link = "https://a.example/list" },
            new FeedEntry { Id = "2", Link = "https://a.example/list", Summary = "short" },
            new FeedEntry { Id = "3", Link = "https://a.example/list", Content = Long },
            new FeedEntry { Id = "4", Summary = "no address" },
            new FeedEntry { Id = "4", Summary = "no address" },
            new FeedEntry { Id = "5", Link = "mailto:desk@a.example" },
        ], Feed);
        Assert.Equal([true, false, false, false], pending.Select(item => item.HasPage));
        Assert.All(pending.Skip(1), item => Assert.StartsWith("https://wire.example/feed#entry-", item.Url, StringComparison.Ordinal));
        Assert.Equal(4, pending.Select(item => item.Url).Distinct().Count());
    }
}
