using Chokepoint.Scraper.Extraction;

namespace Chokepoint.UnitTests.Scraper.Extraction;

/// <summary>A page's titles disagree: which is the article's.</summary>
public sealed class TitleTests
{
    private const string Search = "Export rules: machine makers, licences and the list explained";
    private const string Readers = "Makers of machines brace for a list nobody has seen";

    private static string Title(string heading, string document, string head) => Assert.IsType<ExtractionResult.Article>(ArticleExtractor.Extract(
        $"""
        <html lang=en><head><title>{document}</title>{head}</head><body><article>{heading}
        <p>The ministry said on Monday that the new export rules would apply to every maker of lithography machines in the country.</p>
        <p>Officials in the capital added that licences would be granted case by case, and that no list of companies had been drawn up yet.</p>
        </article></body></html>
        """, new Uri("https://www.example.com/news/export-rules"))).Value.Title;

    private static string Declared(string headline) =>
        $$"""<script type="application/ld+json">{"@type":"NewsArticle","headline":"{{headline}}"}</script>""";

    private static string Shared(string title) => $"<meta property=og:title content=\"{title}\"><meta name=twitter:title content=\"{title}\">";

    [Fact]
    public void The_declared_headline_where_the_main_heading_is_written_for_search_engines() =>
        Assert.Equal(Readers, Title($"<h1>{Search}</h1>", Search, Declared(Readers) + Shared(Search)));

    [Fact]
    public void The_title_for_sharing_where_two_declare_it_and_the_heading_is_written_for_search_engines() =>
        Assert.Equal(Readers, Title($"<h1>{Search}</h1>", Search + " | Example", Declared(Search) + Shared(Readers)));

    [Fact]
    public void The_main_heading_where_only_one_place_declares_another() =>
        Assert.Equal(Search, Title($"<h1>{Search}</h1>", Search, Declared(Search) + $"<meta property=og:title content=\"{Readers}\">"));

    [Fact]
    public void The_main_heading_where_the_documents_title_is_another() =>
        Assert.Equal(Readers, Title($"<h1>{Readers}</h1>", Search, Declared(Search) + Shared(Readers)));

    [Fact]
    public void The_name_of_the_site_is_no_headline() => Assert.Equal(
        Search, Title($"<h1>{Search}</h1>", Search, "<meta property=og:site_name content='Example Energy Leader'>" + Declared("Example Energy Leader") + Shared(Search)));

    [Fact]
    public void A_cut_title_is_none() =>
        Assert.Equal(Search, Title($"<h1>{Search}</h1>", Search, Declared(Search) + Shared("Makers of machines brace for a...")));

    [Theory]
    [InlineData("Tighter trade | Example", "Makers brace for an unseen list")]
    [InlineData("Tighter trade: Makers brace for an unseen list", "Tighter trade: Makers brace for an unseen list")]
    public void A_kicker_within_the_heading_goes_unless_the_page_declares_it_too(string shared, string title) => Assert.Equal(title, Title(
        "<h1><span class='title__overline'>Tighter trade</span><span class=hidden> - </span><span>Makers brace for an unseen list</span></h1>",
        shared, $"<meta property=og:title content='{shared}'>"));

    [Fact]
    public void A_heading_within_the_text_is_not_the_articles() => Assert.Equal(Readers, Title(
        "<p>The list is expected before the end of the month, said the minister on Monday, as makers of machines wait for news from the capital.</p><h1>18:40 Minister to speak at seven</h1>",
        Readers, Declared(Readers)));
}
