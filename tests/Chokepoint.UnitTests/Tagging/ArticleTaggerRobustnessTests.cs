using System.Globalization;
using System.Text;
using Chokepoint.Tagging;
using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Stances;
using Chokepoint.Tagging.Text;
using CsCheck;

namespace Chokepoint.UnitTests.Tagging;

public sealed class ArticleTaggerRobustnessTests
{
    private static readonly string[] Pieces =
    [
        "China", "Huawei", "the US", "U.S.", "Georgia", "Apple", "X", "bans", "said", "the company", "keep", "out", "5G", "pay", "the bill", "\ud83d\ude00",
        "\ud800", "\udc00", "\0", "\u0007", "\u202e", "\u200b", "İstanbul", "ß", "中国封杀", "Россия", "<p>", "</", "&amp;", "&", "<AAPL.O>", "(", ")", "\"", "’s",
        "'", "-", "--", "—", ".", "...", "!", ",", "\n", "\r\n", "\u2028", "\t", " ", " ", " ", "1,000", "2.5%", "CONTACT US", "Bank of", "of", "Foo Technologies Co",
    ];

    private static readonly Gen<string> Piece = Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]);

    [Fact]
    public void Any_text_is_tagged_without_an_error_and_every_offset_lies_in_it() =>
        Gen.Select(Piece.Array[0, 60], Piece.Array[0, 12]).Sample(
            (body, title) => IsSound(new ArticleText(string.Concat(title), string.Join(body.Length % 2 == 0 ? " " : "", body))), iter: 300);

    [Fact]
    public void Any_characters_are_tagged_without_an_error() =>
        Gen.Char.Array[0, 200].Sample(characters => IsSound(new ArticleText("", new string(characters))), iter: 200);

    [Theory]
    [InlineData("Georgia ")]
    [InlineData("China bans Huawei and the US sanctions it. ")]
    [InlineData("U.S.")]
    [InlineData("pay most of the bill ")]
    [InlineData("<p>China &amp; <b>Huawei</b> ")]
    [InlineData("the company and the ministry of Apple Orange Jordan ")]
    [InlineData("\ud800")]
    [InlineData(". ")]
    [InlineData("which the US bans ")]
    [InlineData("CHINA BANS HUAWEI ")]
    [InlineData("China 中国 封杀 Huawei Россия запрещает bans \u202e\u0007 İstanbul. ")]
    [InlineData("((((\"\"\"\" China ban's ")]
    public void Long_monotonous_text_is_tagged(string piece) =>
        Assert.True(IsSound(new ArticleText("", new StringBuilder().Insert(0, piece, 5_000).ToString())));

    [Fact]
    public void A_hundred_thousand_mentions_are_all_told()
    {
        var tags = ArticleTagger.Default.Tag(new ArticleText("", new StringBuilder().Insert(0, "Huawei Nvidia ASML China France ", 20_000).ToString()));

        Assert.Equal(100_000, tags.Mentions.Count);
        Assert.Equal(["CN", "FR"], tags.Countries);
        Assert.Empty(tags.Stances);
    }

    [Theory]
    [InlineData("Washington bans Huawei ")]
    [InlineData("Washington bans Huawei, ")]
    [InlineData("x")]
    public void Text_without_an_end_is_cut_into_pieces_that_the_parser_takes(string piece)
    {
        var document = DocumentReader.Read(new ArticleText("", new StringBuilder().Insert(0, piece, 3_000).ToString()));
        var pieces = document.Sentences.SelectMany(sentence => LongSentence.Parts(document, sentence)).ToList();

        Assert.All(pieces, part => Assert.InRange(part.TokenCount, 1, ParserState.MaxWords));
        Assert.Equal(Enumerable.Range(0, document.Tokens.Length), pieces.SelectMany(part => Enumerable.Range(part.FirstToken, part.TokenCount)));
    }

    [Fact]
    public void Tags_do_not_depend_on_the_culture_of_the_machine()
    {
        var article = new ArticleText("INDIA BLOCKS TIKTOK", "India's IT ministry said it will block TikTok. In Istanbul, Turkish officials agreed.");
        var usual = Print(ArticleTagger.Default.Tag(article));
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal(usual, Print(ArticleTagger.Default.Tag(article)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_tagger_needs_nothing_but_the_runtime() =>
        Assert.All(typeof(ArticleTagger).Assembly.GetReferencedAssemblies(), assembly =>
            Assert.True(assembly.Name is "System" or "netstandard" or "mscorlib" || assembly.Name!.StartsWith("System.", StringComparison.Ordinal), assembly.Name));

    private static bool IsSound(ArticleText article)
    {
        var tags = ArticleTagger.Default.Tag(article);
        var length = article.FullText.Length;
        return tags.Mentions.All(mention => mention.Start >= 0 && mention.Length > 0 && mention.Start + mention.Length <= length)
            && tags.Stances.All(stance => stance.Start >= 0 && stance.Start + stance.Length <= length)
            && tags.Focus.All(tags.Countries.Contains);
    }

    private static string Print(ArticleTags tags) =>
        string.Join('|', tags.Mentions.Select(mention => $"{mention.Entity.Id}@{mention.Start}")) + string.Join(',', tags.Focus) + string.Join(',', tags.Instruments);
}
