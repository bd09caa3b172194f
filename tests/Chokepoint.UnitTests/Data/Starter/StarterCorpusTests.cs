using Chokepoint.Data.Starter;
using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.UnitTests.Data.Starter;

public sealed class StarterCorpusTests
{
    private static readonly IReadOnlyList<StarterBrief> Briefs = StarterCorpus.Read();

    [Fact]
    public void Holds_at_least_120_briefs_in_order_of_time()
    {
        Assert.True(Briefs.Count >= 120, $"{Briefs.Count} briefs");
        Assert.Equal(Briefs.OrderBy(brief => brief.Published), Briefs);
        Assert.All(Briefs, brief => Assert.InRange(brief.Published, new DateOnly(2012, 1, 1), new DateOnly(2025, 12, 31)));
    }

    [Fact]
    public void Every_brief_says_what_happened_and_who_did_it()
    {
        Assert.Distinct(Briefs.Select(brief => brief.Title));
        Assert.Distinct(Briefs.Select(brief => brief.Url).OfType<Uri>());
        Assert.All(Briefs, brief => Assert.NotEmpty(brief.Source));
        Assert.All(Briefs, brief => Assert.InRange(brief.Body.Split([' ', '\n']).Length, 25, 180));
        Assert.All(Briefs, brief => Assert.True(brief.Url is null || brief.Url.Scheme == Uri.UriSchemeHttps));
        Assert.All(Briefs, brief => Assert.NotNull(EntityCatalogue.Default.Find(new Entity(EntityKind.Country, brief.Country))));
    }

    [Theory]
    [InlineData("AU", "2018-08-23")]
    [InlineData("US", "2019-05-15")]
    [InlineData("GB", "2020-01-28")]
    [InlineData("GB", "2020-07-14")]
    [InlineData("SE", "2020-10-20")]
    [InlineData("CA", "2022-05-19")]
    public void Holds_the_decisions_on_Huawei_that_the_matrix_is_known_for(string country, string day) =>
        Assert.Contains(Briefs, brief => brief.Country == country
            && brief.Published == DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)
            && brief.Title.Contains("Huawei", StringComparison.Ordinal));
}
