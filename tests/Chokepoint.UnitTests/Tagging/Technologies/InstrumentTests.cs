using Chokepoint.Tagging;

namespace Chokepoint.UnitTests.Tagging.Technologies;

public sealed class InstrumentTests
{
    [Theory]
    [InlineData("Norway will keep Chinese vendors out of its networks.", "ban")]
    [InlineData("Chile switched the messenger off for a week.", "ban")]
    [InlineData("Peru halted shipments of lithium to China.", "export-control")]
    [InlineData("Vietnam put curbs on the sale of rare earths.", "export-control")]
    [InlineData("Spain approved the takeover of the cable maker on conditions.", "investment-screening")]
    [InlineData("The FTC cleared the merger of Nokia and Infinera.", "antitrust")]
    [InlineData("Greece added two firms to its list of terrorists.", "sanctions")]
    [InlineData("Kenya told the regulator to review foreign apps.", "investigation")]
    [InlineData("Portugal gave Starlink the green light.", "licence")]
    [InlineData("Poland chose Nokia for its police network.", "procurement")]
    [InlineData("Finland and Estonia signed a memorandum on quantum research.", "agreement")]
    [InlineData("Korea fined Meta over transfers of data abroad.", "data-rule")]
    [InlineData("The plant in Italy is paid for by the state with soft loans.", "subsidy")]
    [InlineData("Egypt ordered the site to remove the video.", "removal-order")]
    public void An_instrument_is_known_by_words_that_stand_together(string sentence, string instrument) =>
        Assert.Contains(instrument, Tag(sentence).Instruments);

    [Theory]
    [InlineData("Austria will pay most of the bill for the bridge.", "legislation")]
    [InlineData("France blocked the takeover of Photonis.", "ban")]
    [InlineData("The law firm in Norway hired a partner.", "legislation")]
    public void Words_that_only_look_like_an_instrument_count_for_nothing(string sentence, string instrument) =>
        Assert.DoesNotContain(instrument, Tag(sentence).Instruments);

    [Theory]
    [InlineData("Beijing said it would protect the rights of its firms.", true)]
    [InlineData("Switzerland sees no danger in the gear, its telecom minister said.", true)]
    [InlineData("Germany's Siemens said orders rose.", false)]
    [InlineData("Sweden will ban the vendor from April, the regulator said.", false)]
    public void A_statement_is_what_a_state_says_and_not_the_report_of_its_measure(string sentence, bool isStatement) =>
        Assert.Equal(isStatement, Tag(sentence).Instruments.Contains("statement"));

    [Fact]
    public void A_phrase_can_show_two_technologies_and_a_data_rule_is_about_data()
    {
        Assert.Equal(["ai", "semiconductors"], Tag("Malaysia limits AI chips.").Technologies.Order());
        Assert.Contains("data", Tag("Ireland fined TikTok under the GDPR.").Technologies);
    }

    private static ArticleTags Tag(string body) => ArticleTagger.Default.Tag(new ArticleText("", body));
}
