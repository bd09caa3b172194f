using System.Text;
using Chokepoint.Data.Sources;
using Chokepoint.Scraper.Sources;

namespace Chokepoint.UnitTests.Scraper.Feeds;

public class OpmlTests
{
    [Fact]
    public void Feeds_come_back_as_they_were_written()
    {
        var source = new Source { Slug = "wire", Name = "Chips & Wire", Url = "https://news.example/feed?a=1&b=2", Language = "en" };
        var read = Assert.Single(Opml.Read(Encoding.UTF8.GetBytes(Opml.Write([source]))) ?? []);
        Assert.Equal((source.Name, source.Url, "en"), (read.Name, read.Url, read.Language));
    }

    [Fact]
    public void Folders_are_opened_and_what_has_no_address_is_left_out() => Assert.Equal(
        ["https://a.example/", "https://b.example/rss"],
        (Opml.Read("<opml><body><outline text=F><outline xmlUrl='https://a.example'/><outline text=x/></outline><outline xmlUrl='https://b.example/rss'/></body>"u8) ?? []).Select(feed => feed.Url));

    [Fact]
    public void Other_text_is_no_list() => Assert.Null(Opml.Read("<rss/>"u8));
}
