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
        Assert.Equal(countries, Countries(new ArticleText("", body, Day(day))));

    [Theory]
    [InlineData("The World Health Organization sent a team to Angola.", "AO")]
    [InlineData("Spanish flu killed many in Samoa.", "WS")]
    [InlineData("The Budapest convention has many members.", "")]
    [InlineData("The firm showed a phone at a fair in Barcelona.", "")]
    [InlineData("A National Security Council paper was leaked.", "")]
    [InlineData("Europe's top court ruled.", "EU")]
    [InlineData("European Community ministers met in 1990.", "EU")]
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

    [Theory]
    [InlineData("Huawei was blacklisted by Washington.", "US")]
    [InlineData("Washington merely cautioned the firms about Huawei.", "US")]
    [InlineData("Nvidia pressed Washington, which froze the licences.", "US")]
    [InlineData("Talks between Washington and Beijing stalled.", "CN US")]
    [InlineData("Nvidia's takeover was vetoed in London.", "GB")]
    [InlineData("Nvidia showed a card at a fair in London.", "")]
    [InlineData("In Cairo a judge has sentenced Google to a month in the dark.", "EG")]
    [InlineData("In Budapest, the foreign minister vetoed a statement.", "HU")]
    [InlineData("In Cairo, the Polish minister said so.", "PL")]
    [InlineData("In Cairo, a spokesman for Huawei said so.", "")]
    public void A_seat_of_power_is_its_state_where_it_acts(string body, string countries) => Assert.Equal(countries, Countries(new ArticleText("", body)));

    [Theory]
    [InlineData("Canberra's Senate passed the TikTok bill.", "AU")]
    [InlineData("Commerce okays chip sales to Huawei.", "US")]
    [InlineData("The licence was revoked by Treasury.", "US")]
    [InlineData("Commerce between the firms grew.", "")]
    public void A_department_is_that_of_the_state_that_owns_it_or_calls_it_so(string body, string countries) => Assert.Equal(countries, Countries(new ArticleText("", body)));

    [Theory]
    [InlineData("Johnson lets Huawei in.", "2020-01-28", "GB")]
    [InlineData("Johnson lets Huawei in.", null, "")]
    [InlineData("Johnson lets Huawei in.", "2018-01-28", "")]
    [InlineData("Johnson lets Huawei in. Pastor Wendell Johnson prayed.", "2020-01-28", "")]
    public void The_surname_of_a_head_of_government_in_office_is_enough_beside_a_firm(string body, string? day, string countries) =>
        Assert.Equal(countries, Countries(new ArticleText("", body, Day(day))));

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    private static string Countries(ArticleText article) => string.Join(' ', ArticleTagger.Default.Tag(article).Countries.Order());
}
