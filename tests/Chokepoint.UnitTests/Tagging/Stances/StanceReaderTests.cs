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
    [InlineData("Poland shut Huawei and ZTE out of its 5G networks.", "PL>huawei:Restrictive", "PL>zte:Restrictive")]
    [InlineData("Denmark scrapped its order for Huawei gear.", "DK>huawei:Restrictive")]
    [InlineData("The Danish government cancelled its order for Huawei equipment.", "DK>huawei:Restrictive")]
    [InlineData("Peru told operators to stop buying Huawei equipment.", "PE>huawei:Restrictive")]
    [InlineData("TikTok was handed a fine by Italy's privacy regulator.", "IT>tiktok:Restrictive")]
    [InlineData("Kenya does not plan to ban TikTok.", "KE>tiktok:Supportive")]
    [InlineData("Norway has yet to decide whether Huawei may bid.", "NO>huawei:Neutral")]
    [InlineData("Portugal warned hospitals against using Huawei routers.", "PT>huawei:Cautious")]
    [InlineData("Japan urged Chile to drop Huawei.", "JP>huawei:Restrictive")]
    [InlineData("Norway approved a limited role for Huawei in its networks.", "NO>huawei:Cautious")]
    [InlineData("Chile cleared Alibaba's data centre under strict conditions.", "CL>alibaba:Cautious")]
    [InlineData("Norway approved Huawei's role in its networks.", "NO>huawei:Supportive")]
    [InlineData("Beijing condemned Sweden's ban on Huawei.", "CN>SE:Cautious", "CN>huawei:Supportive", "SE>huawei:Restrictive")]
    [InlineData("A court in Chile suspended the ban on Huawei.", "CL>huawei:Supportive")]
    [InlineData("Spain and Japan signed an accord on quantum research.", "ES>JP:Supportive", "JP>ES:Supportive")]
    [InlineData("Britain blocked Nvidia's takeover of Arm.", "GB>nvidia:Restrictive")]
    [InlineData("Canada took Xiaomi off its blacklist.", "CA>xiaomi:Supportive")]
    public void Reads_lists_pressure_blame_and_reversals(string body, params string[] expected)
    {
        var read = Read(body).ToList();
        Assert.All(expected, stance => Assert.Contains(stance, read));
    }

    [Theory]
    [InlineData("Britain blocked Nvidia's takeover of Arm.", "GB>arm")]
    [InlineData("Japan urged Chile to drop Huawei.", "CL>huawei")]
    [InlineData("Sweden's Ericsson was banned by Peru.", "SE>ericsson")]
    public void Leaves_out_assets_of_deals_those_who_are_told_and_homes_of_firms(string body, string pair) =>
        Assert.DoesNotContain(Read(body), stance => stance.StartsWith(pair + ":", StringComparison.Ordinal));

    [Fact]
    public void The_move_is_the_act_that_an_earlier_sentence_told()
    {
        var read = Read("Sweden banned Huawei from its networks on Monday. China condemned the decision.").ToList();
        Assert.Contains("CN>SE:Cautious", read);
        Assert.Contains("CN>huawei:Supportive", read);
    }

    [Fact]
    public void A_pronoun_that_suffers_is_the_company_of_the_article() =>
        Assert.Contains("IT>deepseek:Restrictive", Read("DeepSeek lost ground this week. Italy banned it on Thursday."));

    [Fact]
    public void The_judges_are_of_the_state_whose_court_was_named() =>
        Assert.Contains("CR>huawei:Supportive", Read("A court in Costa Rica suspended the decree that keeps makers from China and Brazil out of 5G. The judges granted the stay at the request of Huawei."));

    [Theory]
    [InlineData("Sweden outlawed facial recognition in shops. Norway banned it on Monday.", "NO>surveillance:")]
    [InlineData("Russia stepped up its attacks. Poland condemned it and expelled an envoy.", "PL>RU:")]
    public void What_a_sentence_leaves_unsaid_is_what_the_article_is_about(string body, string start) =>
        Assert.Contains(Read(body), stance => stance.StartsWith(start, StringComparison.Ordinal));

    [Theory]
    [InlineData("Were Germany to ban Huawei, its carriers would lose billions.")]
    [InlineData("Had Canada banned Huawei in 2019, an analyst said, operators would have saved millions.")]
    [InlineData("If Japan bans DJI, sales will fall.")]
    [InlineData("Its sales would suffer, one broker reckons, if Japan bans DJI.")]
    public void What_would_be_is_no_stance(string body) => Assert.Empty(Read(body));

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
    public void A_sentence_longer_than_the_parser_takes_is_not_lost()
    {
        var filler = string.Join(", ", Enumerable.Repeat("the rain fell on the roofs of the old town", 14));
        Assert.Contains("DE>huawei:Restrictive", Read($"On that day {filler}; Germany banned Huawei from its networks."));
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
