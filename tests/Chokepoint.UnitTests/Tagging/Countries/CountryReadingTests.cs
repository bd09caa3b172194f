using Chokepoint.Tagging;

namespace Chokepoint.UnitTests.Tagging.Countries;

public sealed class CountryReadingTests
{
    [Theory]
    [InlineData("Mark Rutte met the press.", "2020-05-01", "NL")]
    [InlineData("Mark Rutte met the press.", "2025-05-01", "NATO")]
    [InlineData("Trump spoke to a crowd.", "2022-05-01", "")]
    [InlineData("President Trump met Sheinbaum.", "2025-05-01", "MX US")]
    [InlineData("Kishida answered the letter.", "2023-05-01", "JP")]
    [InlineData("Kishida answered the letter.", "2025-09-01", "")]
    public void A_person_stands_for_a_state_only_while_in_office(string body, string day, string countries) =>
        Assert.Equal(countries, Countries(new ArticleText("", body, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("The World Health Organization sent a team to Angola.", "AO")]
    [InlineData("Spanish flu killed many in Samoa.", "WS")]
    [InlineData("The Budapest convention has many members.", "")]
    [InlineData("The firm showed a phone at a fair in Barcelona.", "")]
    [InlineData("A National Security Council paper was leaked.", "")]
    [InlineData("Europe's top court ruled.", "EU")]
    [InlineData("France paid US$460 million and HK$2 more.", "FR")]
    [InlineData("Joaquin Navarro-Valls spoke for the Pope.", "")]
    [InlineData("Cases rose in Melbourne and Victoria was told.", "")]
    [InlineData("The first Mexican restaurants opened in Poland.", "PL")]
    public void What_only_holds_a_name_is_no_mention(string body, string countries) => Assert.Equal(countries, Countries(new ArticleText("", body)));

    [Fact]
    public void Places_name_the_country_of_a_story_that_does_not()
    {
        var tags = ArticleTagger.Default.Tag(new ArticleText("", "Vermont's first case was found in Burlington. Officials in Massachusetts and Boston were told."));
        Assert.Equal(["US"], tags.Countries);
        Assert.Equal(["US"], tags.Focus);
        Assert.Contains(tags.Mentions, mention => mention is { Entity.Id: "US", Rule: "place" });
    }

    private static string Countries(ArticleText article) => string.Join(' ', ArticleTagger.Default.Tag(article).Countries.Order());
}
