using Chokepoint.Scraper.Extraction;

namespace Chokepoint.UnitTests.Scraper.Extraction;

public sealed class PublishedDayTests
{
    private const string Text = """
        <p>The ministry said on Monday that the new export rules would apply to every maker of lithography machines in the country.</p>
        <p>Officials in the capital added that licences would be granted case by case, and that no list of companies had been drawn up yet.</p>
        """;

    private static PublishedDate? Published(string above, string head = "", string url = "https://www.example.com/news/export-rules") =>
        Assert.IsType<ExtractionResult.Article>(ArticleExtractor.Extract(
            $"<html lang=en><head><title>Export rules tighten</title>{head}</head><body><article><h1>Export rules tighten</h1>{above}{Text}</article></body></html>", new Uri(url))).Value.Published;

    private static string? Day(string above, string head = "", string url = "https://www.example.com/news/export-rules") =>
        Published(above, head, url)?.At.ToString("yyyy-MM-dd", null);

    [Theory]
    [InlineData("<div><a>Jane Doe</a><span>Dec 05, 2023</span><span>2 Shares</span></div>", "2023-12-05")]
    [InlineData("<div>Do 25.04.24 | 14:07 Uhr | Von <b>Eva Muster</b></div>", "2024-04-25")]
    [InlineData("<div>입력 24.04.25 14:07</div>", null)]
    [InlineData("<div>Score 12.10.24</div>", null)]
    [InlineData("<p>Machines of the kind at stake, seen near the old harbour, 24 April 2023</p><div>3 May 2023</div>", "2023-05-03")]
    public void A_line_that_is_little_more_than_a_date_tells_the_day(string above, string? day) => Assert.Equal(day, Day(above));

    [Fact]
    public void Times_of_other_articles_do_not_count_before_the_line_above_the_text() =>
        Assert.Equal("2023-12-22", Day("<div>22 Dec 2023</div>", "<nav><a><time>16 Feb 2024</time> Another story</a></nav>"));

    [Fact]
    public void The_page_says_which_day_it_is_at_its_desk_where_the_address_gives_the_servers() =>
        Assert.Equal("2023-12-19", Day("<div>posted on 2023-12-19 23:30 EST</div>", url: "https://www.example.com/news/2023-12-20/export-rules"));

    [Fact]
    public void An_instant_in_UTC_takes_the_clock_of_the_same_moment_on_the_page()
    {
        var at = Published(
            "<time datetime='2023-12-22T22:22:07-0500'>Dec 22, 2023, 10:22 PM EST</time>", "<meta property=article:published_time content=2023-12-23T03:22:07Z>")?.At;
        Assert.Equal(new DateTimeOffset(2023, 12, 22, 22, 22, 7, TimeSpan.FromHours(-5)), at);
        Assert.Equal(-5, at?.Offset.TotalHours);
    }

    [Theory]
    [InlineData("2023-12-19", "2023-12-19")]
    [InlineData("2019-03-30", "2019-03-30")]
    public void A_page_written_anew_after_years_has_the_day_that_it_shows(string shown, string day) => Assert.Equal(day, Day(
        $"<div class=date>{shown}</div>",
        "<meta property=article:published_time content=2019-03-30T08:00:00-04:00><meta property=article:modified_time content=2023-12-19T09:00:00-05:00>"));

    [Fact]
    public void An_update_of_the_same_week_is_no_new_edition() => Assert.Equal("2023-12-15", Day(
        "<div class=date>17 December 2023</div>",
        "<meta property=article:published_time content=2023-12-15T14:18:00Z><meta property=article:modified_time content=2023-12-17T17:23:00Z>"));

    [Fact]
    public void The_end_of_the_title_may_be_the_only_date() =>
        Assert.Equal("2023-04-28", Day("", "<meta property=og:title content='Export rules tighten | Example | 28.04.2023'>"));
}
