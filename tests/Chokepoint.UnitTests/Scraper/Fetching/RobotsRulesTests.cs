using System.Text;
using Chokepoint.Scraper.Fetching.Robots;

namespace Chokepoint.UnitTests.Scraper.Fetching;

public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("User-agent: *\nDisallow: /private", "/private/a", false)]
    [InlineData("User-agent: *\nDisallow: /\nAllow: /news", "/news/1", true)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?a", true)]
    [InlineData("User-agent: *\nDisallow: /caf\u00e9", "/caf%c3%a9/", false)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: Chokepoint\nDisallow:", "/x", true)]
    [InlineData("User-agent: other\nUser-agent: chokepoint/1.0\nDisallow: /", "/x", false)]
    [InlineData("\ufeffUser-agent: *\r\nDisallow: /", "/x", false)]
    [InlineData("User-agent: *\nAllow: /dir/index.html\nDisallow: /", "/dir/", true)]
    [InlineData("Disallow: /", "/x", true)]
    [InlineData("<html>not found</html>", "/x", true)]
    public void Decides_by_the_longest_rule_of_the_group_that_names_us(string robots, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Parse(Encoding.UTF8.GetBytes(robots)).For("Chokepoint").IsAllowed(path));

    [Fact]
    public void Reads_crawl_delay_and_sitemaps()
    {
        var rules = RobotsRules.Parse("User-agent: *\nCrawl-delay: 2.5\nSitemap: https://example.com/s.xml\n"u8);
        Assert.Equal(TimeSpan.FromSeconds(2.5), rules.For("Chokepoint").CrawlDelay);
        Assert.Equal(["https://example.com/s.xml"], rules.Sitemaps);
    }

    [Fact]
    public void Ignores_what_lies_beyond_500_KiB()
    {
        var robots = Encoding.UTF8.GetBytes("User-agent: *\n" + new string('#', RobotsRules.MaxBytes) + "\nDisallow: /\n");
        Assert.True(RobotsRules.Parse(robots).For("Chokepoint").IsAllowed("/"));
    }

    [Fact]
    public void A_hostile_pattern_takes_no_time()
    {
        var pattern = string.Concat(Enumerable.Repeat("*a", 2_000));
        Assert.False(RobotsPath.Matches(pattern + "b", new string('a', 5_000)));
    }
}
