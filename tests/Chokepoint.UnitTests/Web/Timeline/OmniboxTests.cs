using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Web.Timeline;

namespace Chokepoint.UnitTests.Web.Timeline;

public sealed class OmniboxTests
{
    private static readonly EntityCatalogue Catalogue = new(
    [
        new(new(EntityKind.Country, "GB"), "United Kingdom"),
        new(new(EntityKind.Company, "sk-hynix"), "SK Hynix"),
        new(new(EntityKind.Technology, "ai"), "AI"),
    ]);

    [Theory]
    [InlineData("co:huawei ct:GB st:restrictive \"5G core\" 2020-07", "company=huawei country=GB stance=restrictive from=2020-07-01 to=2020-07-31 q=\"5G core\"")]
    [InlineData("-co:huawei ban", "company=!huawei q=ban")]
    [InlineData("co:!huawei", "company=!huawei")]
    [InlineData("ct:\"United Kingdom\" co:\"sk hynix\"", "country=GB company=sk-hynix")]
    [InlineData("ta:ai", "target=tech:ai")]
    [InlineData("2019..2020", "from=2019-01-01 to=2020-12-31")]
    [InlineData("2020-02-29", "from=2020-02-29 to=2020-02-29")]
    public void Operators_become_filters(string text, string pairs) =>
        Assert.Equal(pairs, string.Join(' ', Omnibox.Read(text, Catalogue)!.Select(pair => $"{pair.Key}={pair.Value}")));

    [Theory]
    [InlineData("huawei ban")]
    [InlineData("\"co:huawei\"")]
    [InlineData("note: this 2020")]
    [InlineData("2020-13")]
    [InlineData("")]
    public void Plain_words_stay_plain(string text) => Assert.Null(Omnibox.Read(text, Catalogue));
}
