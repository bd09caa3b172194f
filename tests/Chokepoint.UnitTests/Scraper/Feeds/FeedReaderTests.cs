using System.Text;
using Chokepoint.Scraper.Feeds;

namespace Chokepoint.UnitTests.Scraper.Feeds;

public class FeedReaderTests
{
    private static readonly Uri Address = new("https://news.example/feed.xml");

    private static Feed Read(string xml) =>
        Assert.IsType<FeedResult.Read>(FeedReader.Read(Encoding.UTF8.GetBytes(xml), "application/xml", Address)).Feed;

    [Theory]
    [InlineData("<rss><channel><item><title>Chips</title><link>/a</link></item></channel></rss>")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Chips</title><link href='/a'/></entry></feed>")]
    [InlineData("<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><item r:about='/a'><title>Chips</title></item></r:RDF>")]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"title\":\"Chips\",\"url\":\"/a\"}]}")]
    [InlineData("\n junk <?xml version='1.0'?><rss><channel><item><title>Chips<link>/a</link>")]
    [InlineData("<RSS><Channel><Item><Title><![CDATA[Chips</Title><Link>/a</Link></Item></Channel></RSS>")]
    public void Reads_one_entry_in_any_format_however_broken(string text)
    {
        var entry = Assert.Single(Read(text).Entries);
        Assert.Equal("Chips", entry.Title);
        Assert.Equal("https://news.example/a", entry.Link);
    }

    [Fact]
    public void Reads_entities_that_nobody_declared() =>
        Assert.Equal("Über & “out” < 5", Read("<rss><channel><item><title>&Uuml;ber & &ldquo;out&rdquo; &lt; 5</title></item></channel></rss>").Entries[0].Title);

    [Fact]
    public void Believes_the_bytes_before_the_label()
    {
        var bytes = Encoding.UTF8.GetBytes("<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><title>Müller</title></channel></rss>");
        Assert.Equal("Müller", Assert.IsType<FeedResult.Read>(FeedReader.Read(bytes, null, null)).Feed.Title);
    }

    [Fact]
    public void Reads_all_of_five_thousand_entries() =>
        Assert.Equal(5000, Read($"<rss><channel>{string.Concat(Enumerable.Range(0, 5000).Select(n => $"<item><link>/{n}</link></item>"))}</channel></rss>").Entries.Count);

    [Fact]
    public void Leaves_external_and_nested_entities_alone()
    {
        var feed = Read("<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'><!ENTITY x SYSTEM 'file:///etc/hostname'>]><rss><channel><title>&a; &b; &x;</title></channel></rss>");
        Assert.DoesNotContain("haha", feed.Title, StringComparison.Ordinal);
        Assert.Contains("&x;", feed.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a>")]
    [InlineData("<![CDATA[")]
    [InlineData("<!--")]
    [InlineData("<a b=\"")]
    [InlineData("</x>")]
    [InlineData("&#")]
    public void Reads_to_the_end_of_hostile_input(string part)
    {
        // Time that grew with the square of the length would show as a test run that hangs.
        var text = "<rss><channel>" + string.Concat(Enumerable.Repeat(part, 200_000)) + "<item><title>Last</title></item>";
        Assert.Equal("rss", FeedReader.Read(Encoding.UTF8.GetBytes(text), null, null) is FeedResult.Read ? "rss" : "nothing");
    }

    [Fact]
    public void Says_that_a_web_page_is_none() =>
        Assert.True(Assert.IsType<FeedResult.NotAFeed>(FeedReader.Read("<!doctype html><html><body>Hi"u8.ToArray(), "text/xml", null)).IsHtml);
}
