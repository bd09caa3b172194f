using System.Diagnostics;
using Chokepoint.Data.Articles;
using Chokepoint.Scraper.Extraction;

namespace Chokepoint.UnitTests.Scraper.Extraction;

public sealed class ArticleExtractorTests
{
    private const string One = "The ministry said on Monday that the new export rules would apply to every maker of lithography machines in the country.";
    private const string Two = "Officials in the capital added that licences would be granted case by case, and that no list of companies had been drawn up yet.";
    private const string Three = "Analysts expect the first decisions before the end of the year, although two of them warned that the date might slip again.";

    private static readonly Uri Address = new("https://www.example.com/2024/03/05/export-rules");

    private static string Page(string inside, string head = "") =>
        $"<html lang=en><head><title>Export rules tighten - Example News</title>{head}</head><body><nav><a href=/>Home</a></nav>{inside}<footer>All rights reserved.</footer></body></html>";

    private static ExtractedArticle Article(string html) => Assert.IsType<ExtractionResult.Article>(ArticleExtractor.Extract(html, Address)).Value;

    [Theory]
    [InlineData("<div class=related-articles><p>" + Three + "</p></div>")]
    [InlineData("<div style='display: none'><p>" + Three + "</p></div>")]
    [InlineData("<figure><img src=a.png><figcaption>" + Three + "</figcaption></figure>")]
    [InlineData("<aside><p>" + Three + "</p></aside>")]
    [InlineData("<p>Read more: Three other stories about the same rules</p>")]
    [InlineData("<p>Advertisement</p>")]
    [InlineData("<div class=byline>By Jane Doe</div>")]
    public void What_is_not_the_articles_stays_out(string margin) =>
        Assert.Equal(One + "\n" + Two, Article(Page($"<article><h1>Export rules tighten</h1><p>{One}</p>{margin}<p>{Two}</p></article>")).Body);

    [Fact]
    public void A_body_split_over_sibling_containers_is_merged() =>
        Assert.Equal(One + "\n" + Two + "\n" + Three, Article(Page(
            $"<main><h1>Export rules tighten</h1><div><p>{One}</p></div><div class=ad>Buy</div><div><p>{Two}</p></div><div><p>{Three}</p></div></main>")).Body);

    [Fact]
    public void Paragraphs_made_of_line_breaks_are_read() =>
        Assert.Equal(One + "\n" + Two, Article(Page($"<h1>Export rules tighten</h1><div>{One}<br><br>{Two}</div>")).Body);

    [Fact]
    public void Declared_facts_are_read()
    {
        var article = Article(Page($"<article><h1>Export rules tighten</h1><p>{One}</p><p>{Two}</p></article>", """
            <link rel=canonical href="/2024/03/05/export-rules"><meta property="og:site_name" content="Example News"><meta property="og:image" content="/a.jpg">
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"Export rules tighten","datePublished":"2024-03-05T23:30:00-05:00",
            "author":[{"@type":"Person","name":"Jane Doe"},{"name":"John Roe"}]}</script>
            """));
        Assert.Equal("Export rules tighten", article.Title);
        Assert.Equal("Jane Doe; John Roe", article.Author);
        Assert.Equal(new DateTimeOffset(2024, 3, 5, 23, 30, 0, TimeSpan.FromHours(-5)), article.Published?.At);
        Assert.Equal(PublishedPrecision.Instant, article.Published?.Precision);
        Assert.Equal(("en", "Example News"), (article.Language, article.Site));
        Assert.Equal(("https://www.example.com/2024/03/05/export-rules", "https://www.example.com/a.jpg"), (article.CanonicalUrl, article.ImageUrl));
    }

    [Fact]
    public void The_address_gives_the_day_where_the_page_is_silent() =>
        Assert.Equal(PublishedOrigin.Url, Article(Page($"<article><p>{One}</p><p>{Two}</p></article>")).Published?.Origin);

    [Theory]
    [InlineData("<h1>Page not found</h1><p>The page you are looking for has moved or never was.</p>", "error page")]
    [InlineData("<h1>Export rules</h1><p>We use cookies on this website and ask for your consent before you go on reading.</p>", "consent")]
    [InlineData("<h1>Export rules</h1><article><p>" + One + "</p></article><div>Subscribe to continue reading.</div>", "paywall")]
    [InlineData("", "no article text")]
    public void Pages_without_an_article_say_why(string inside, string reason) => Assert.Contains(
        reason, Assert.IsType<ExtractionResult.NotArticle>(ArticleExtractor.Extract(Page(inside), Address)).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("<div>", 200_000)]
    [InlineData("<b><i><p>", 5_000)]
    [InlineData("<table><tr><td>", 20_000)]
    [InlineData("<script>", 1_000)]
    [InlineData("<!--", 1_000)]
    [InlineData("&#x110000;\0\uD800", 10_000)]
    public void Hostile_pages_end_quickly_and_without_exceptions(string piece, int times)
    {
        var html = Page(string.Concat(Enumerable.Repeat(piece, times)) + $"<p>{One}</p><p>{new string('x', 10_000)}</p>");
        var watch = Stopwatch.StartNew();
        Assert.NotNull(ArticleExtractor.Extract(html, Address));
        Assert.NotNull(ArticleExtractor.Extract(html, null));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }
}
