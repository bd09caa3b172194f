using Chokepoint.Scraper.Extraction.Publishers;

namespace Chokepoint.UnitTests.Scraper.Extraction;

public sealed class PublisherRulesTests
{
    [Theory]
    [InlineData("https://metro.co.uk/2024/07/17/a-1/", true)]
    [InlineData("https://www.metro.co.uk/2024/07/17/a-1/", true)]
    [InlineData("https://notmetro.co.uk/a", false)]
    [InlineData("https://co.uk/a", false)]
    [InlineData("https://192.0.2.1/a", false)]
    public void A_file_serves_its_host_and_those_under_it(string address, bool has) => Assert.Equal(has, PublisherRules.Of(new Uri(address)) is not null);

    [Fact]
    public void Every_file_can_be_read_and_says_something()
    {
        var files = typeof(PublisherRules).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".rules", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);
        Assert.All(files, name => Assert.NotEqual(new PublisherRules(), PublisherRules.Of(new Uri($"https://{name[..^".rules".Length]}/a"))));
    }
}
