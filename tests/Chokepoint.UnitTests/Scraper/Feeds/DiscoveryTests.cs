using Chokepoint.Scraper.Feeds.Discovery;

namespace Chokepoint.UnitTests.Scraper.Feeds;

public class DiscoveryTests
{
    private static readonly Uri Home = new("https://news.example/");

    [Theory]
    [InlineData("<link rel='Alternate home' type='application/RSS+xml ' href=' feed '>", "https://news.example/feed")]
    [InlineData("<base href='https://cdn.example/x/'><link rel=alternate type=application/atom+xml href=a.xml>", "https://cdn.example/x/a.xml")]
    [InlineData("<a href='/about'>About</a><a href='/rss.xml'>RSS</a>", "https://news.example/rss.xml")]
    [InlineData("<link rel=alternate type=application/json href='/wp-json/wp/v2/pages/1'>", "")]
    public void Finds_the_feeds_a_page_names(string html, string feeds) =>
        Assert.Equal(feeds, string.Join(' ', FeedDiscovery.Find(html, Home)));

    [Fact]
    public void Finds_articles_by_repetition_and_not_the_menu()
    {
        var items = string.Concat(Enumerable.Range(1, 6).Select(n => $"<div class=card><h3><a href='/story/{n}'>Ministry tightens export rules, part {n}</a></h3></div>"));
        var menu = string.Concat(Enumerable.Range(1, 9).Select(n => $"<a href='/section/{n}'>A section with a rather long name {n}</a>"));
        var found = ListingPage.Read($"<nav>{menu}</nav><main>{items}</main>", Home, null);
        Assert.Equal(Enumerable.Range(1, 6).Select(n => $"https://news.example/story/{n}"), found.Select(entry => entry.Link));
    }

    [Fact]
    public void Says_that_a_selector_is_none() => Assert.Throws<FormatException>(() => ListingPage.Read("<a href=/>x</a>", Home, "a[["));
}
