using Chokepoint.Data.Sources;
using Chokepoint.Scraper;
using Chokepoint.Scraper.Feeds;
using Chokepoint.Scraper.Pipeline;

namespace Chokepoint.UnitTests.Scraper.Pipeline;

public sealed class ArticleAssemblyTests
{
    [Theory]
    [InlineData("https://a.example/news/one", "https://a.example/news/one?utm_source=x", "https://a.example/news/one")]
    [InlineData("https://a.example/", "https://a.example/news/one", "https://a.example/news/one")]
    [InlineData("https://a.example", "https://a.example/news/one", "https://a.example/news/one")]
    [InlineData("https://a.example/?lang=en", "https://a.example/news/one", "https://a.example/news/one")]
    [InlineData("https://a.example/?p=12", "https://a.example/?p=12&utm_source=x", "https://a.example/?p=12")]
    [InlineData("javascript:alert(1)", "https://a.example/news/one", "https://a.example/news/one")]
    [InlineData(null, "https://a.example/news/one", "https://a.example/news/one")]
    public void A_home_page_names_no_article(string? declared, string url, string expected)
    {
        Assert.Equal(expected, ArticleAssembly.Canonical(declared, url));
        Assert.Equal(expected, new ArticleDraft { Url = url, CanonicalUrl = declared, Title = "Title", Body = "Body." }.Tagged().CanonicalUrl);
    }

    [Theory]
    [InlineData("1970-01-01T00:00:00Z", null)]
    [InlineData("0001-01-01T00:00:00Z", null)]
    [InlineData("1996-12-20T00:39:57Z", "1996-12-20T00:39:57Z")]
    [InlineData("2024-06-02T00:00:00Z", null)]
    public void A_first_day_that_systems_write_where_they_know_none_and_a_day_to_come_are_no_dates(string declared, string? expected)
    {
        var entry = new FeedEntry { Link = "https://a.example/news/one", Title = "One", Summary = new string('a', 300), Published = FeedDate.Parse(declared) };
        var item = new PendingEntry("https://a.example/news/one", entry) { ReadAt = new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero) };
        var article = ArticleAssembly.FromEntry(item, new Source { Id = 1, Slug = "a", Name = "A", Url = "https://a.example/feed", Kind = SourceKind.Feed });
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), article?.PublishedAt);
    }
}
