using Chokepoint.Scraper;
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
}
