using Chokepoint.Tagging;

namespace Chokepoint.UnitTests.Tagging.Stances;

public sealed class StanceReaderTests
{
    [Theory]
    [InlineData("Germany banned Huawei from its mobile networks on Monday.", "DE>huawei:Restrictive")]
    [InlineData("Huawei was banned by Germany on Monday.", "DE>huawei:Restrictive")]
    [InlineData("France accused Huawei of spying.", "FR>huawei:Cautious")]
    [InlineData("Spain lifted its ban on Huawei.", "ES>huawei:Supportive")]
    [InlineData("Italy refused to ban Huawei.", "IT>huawei:Supportive")]
    [InlineData("Japan is considering a ban on Huawei.", "JP>huawei:Cautious")]
    public void Reads_who_does_what_to_whom(string body, string expected) => Assert.Contains(expected, Read(body));

    [Theory]
    [InlineData("Vodafone will remove Huawei from its networks.")]
    [InlineData("Huawei opened a shop in Madrid.")]
    public void Companies_take_no_stance(string body) => Assert.Empty(Read(body));

    [Fact]
    public void A_sentence_without_end_is_read_in_linear_time()
    {
        var body = string.Join(' ', Enumerable.Repeat("China banned Huawei and", 20_000));
        Assert.NotNull(ArticleTagger.Default.Tag(new("", body)));
    }

    [Fact]
    public void Evidence_is_the_deciding_sentence()
    {
        var article = new ArticleText("", "It rained. Germany banned Huawei from its networks. Shops were open.");
        var stance = Assert.Single(ArticleTagger.Default.Tag(article).Stances);
        Assert.Equal("Germany banned Huawei from its networks.", article.FullText.Substring(stance.Start, stance.Length));
    }

    private static IEnumerable<string> Read(string body) =>
        ArticleTagger.Default.Tag(new("", body)).Stances.Select(stance => $"{stance.Actor}>{stance.Target.Id}:{stance.Stance}");
}
