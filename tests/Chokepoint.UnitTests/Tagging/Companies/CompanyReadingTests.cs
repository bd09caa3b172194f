using Chokepoint.Tagging;

namespace Chokepoint.UnitTests.Tagging.Companies;

public sealed class CompanyReadingTests
{
    [Theory]
    [InlineData("Block, a payments firm in California, lost data.", "block")]
    [InlineData("Bank of America Corp <BAC.N> rose.", "bank-of-america")]
    [InlineData("Meta, once worth more than a trillion, fell.", "meta")]
    [InlineData("American Airlines cut flights.", "american-airlines")]
    [InlineData("Shares of Target <TGT.N> fell.", "target-corp")]
    [InlineData("They met at Wells Fargo & Co on Monday.", "wells-fargo")]
    [InlineData("The carmaker Jaguar Land Rover said so.", "jaguar-land-rover")]
    [InlineData("Apple and Meta fined by the EU.", "apple")]
    [InlineData("Micron, blocked by a Chinese review, fell.", "micron")]
    [InlineData("The EU fined X 120 million euros over its platform.", "x")]
    public void A_company_is_known_by_its_name_or_by_what_stands_beside_it(string text, string slug) =>
        Assert.Contains(slug, Tag(text).Companies);

    [Theory]
    [InlineData("At noon the average <.DJI> was up.", "dji")]
    [InlineData("Gamers want Nvidia's RTX Pro 6000 card.", "raytheon")]
    [InlineData("They block the road and cross the line at the target.", "block")]
    [InlineData("The apple fell on the orange staples.", "apple")]
    public void A_common_word_an_index_or_a_model_is_no_company(string text, string slug) =>
        Assert.DoesNotContain(slug, Tag(text).Companies);

    [Fact]
    public void Twitter_is_X_whenever_it_is_named() => Assert.Equal(["x"], Tag("Twitter Inc gained a tenth.").Companies);

    [Theory]
    [InlineData("The state fund bought chipmaker Quorvex for a song.", "Quorvex")]
    [InlineData("It ordered parts from Blenford Optoelectronics last year.", "Blenford Optoelectronics")]
    public void An_unknown_name_in_the_pattern_of_a_company_is_a_candidate_and_no_tag(string text, string name)
    {
        var tags = Tag(text);
        Assert.Equal([name], tags.Candidates);
        Assert.Empty(tags.Companies);
    }

    private static ArticleTags Tag(string body) => ArticleTagger.Default.Tag(new ArticleText("", body));
}
