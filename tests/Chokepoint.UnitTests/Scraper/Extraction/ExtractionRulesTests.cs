using Chokepoint.Scraper.Extraction;

namespace Chokepoint.UnitTests.Scraper.Extraction;

public sealed class ExtractionRulesTests
{
    private const string One = "The ministry said on Monday that the new export rules would apply to every maker of lithography machines in the country.";
    private const string Two = "Officials in the capital added that licences would be granted case by case, and that no list of companies had been drawn up yet.";
    private const string Three = "Analysts expect the first decisions before the end of the year, although two of them warned that the date might slip again.";

    private static ExtractedArticle Article(string inside, string head = "", string url = "https://www.example.com/news/export-rules") =>
        Assert.IsType<ExtractionResult.Article>(ArticleExtractor.Extract(
            $"<html lang=en><head><title>Export rules tighten</title>{head}</head><body>{inside}</body></html>", new Uri(url))).Value;

    [Fact]
    public void Text_that_a_script_shows_to_subscribers_is_the_articles() =>
        Assert.Equal(One + "\n" + Two, Article($"<article><h1>Export rules tighten</h1><p>{One}</p><p class='paywall hidden'>{Two}</p></article>").Body);

    [Fact]
    public void A_margin_by_name_that_holds_most_of_the_text_is_none() =>
        Assert.Equal(One + "\n" + Two + "\n" + Three + "\nAgain: " + Three, Article($"""
            <article><h1>Export rules tighten</h1><div class="sidebar-grid"><p>{One}</p><p>{Two}</p></div><div class="sidebar-grid"><p>{Three}</p><p>Again: {Three}</p></div></article>
            """).Body);

    [Fact]
    public void A_post_that_the_article_quotes_belongs_to_it() =>
        Assert.Contains(Three, Article($"<article><h1>Export rules tighten</h1><p>{One}</p><blockquote class=twitter-tweet><p>{Three}</p></blockquote><p>{Two}</p></article>").Body, StringComparison.Ordinal);

    [Fact]
    public void A_desk_that_signs_is_the_author_where_no_person_does() =>
        Assert.Equal("Example News", Article($"<article><p>{One}</p><p>{Two}</p></article>", """
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"Export rules tighten","author":{"@type":"Organization","name":"Example News"},"publisher":{"name":"Example News"}}</script>
            """).Author);

    [Fact]
    public void An_instant_in_UTC_keeps_its_moment_and_takes_the_day_of_the_desk()
    {
        var at = Article($"<article><p>{One}</p><p>{Two}</p></article>", "<meta property=article:published_time content=2023-12-23T03:22:07Z>", "https://www.example.com/2023/12/22/rules").Published?.At;
        Assert.Equal(new DateTimeOffset(2023, 12, 23, 3, 22, 7, TimeSpan.Zero), at?.ToUniversalTime());
        Assert.Equal(22, at?.Day);
    }

    [Fact]
    public void Digits_that_only_begin_like_a_date_give_none() =>
        Assert.Null(Article($"<article><p>{One}</p><p>{Two}</p></article>", url: "https://www.example.com/releases/2023/12/231213112457.htm").Published);
}
