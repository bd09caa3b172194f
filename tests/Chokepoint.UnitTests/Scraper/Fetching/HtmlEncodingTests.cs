using System.Text;
using Chokepoint.Scraper.Fetching.Encodings;

namespace Chokepoint.UnitTests.Scraper.Fetching;

public sealed class HtmlEncodingTests
{
    private const string Russian = "<p>Правительство России объявило о новых ограничениях на поставки оборудования связи и программного обеспечения.</p>";

    [Theory]
    [InlineData("<meta charset=windows-1251>", null, "windows-1251")]
    [InlineData("<meta charset=windows-1251>", "koi8-r", "KOI8-R")]
    [InlineData("<!-- <meta charset=koi8-r> --><meta http-equiv=content-type content='text/html; charset=iso-8859-5'>", null, "ISO-8859-5")]
    [InlineData("<meta charset=utf-16>", null, "UTF-8")]
    [InlineData("<meta name=x content='charset=koi8-r'>", null, "windows-1252")]
    [InlineData("\u00ef\u00bb\u00bf<meta charset=koi8-r>", "koi8-r", "UTF-8")]
    public void Believes_mark_then_header_then_meta(string page, string? header, string expected) =>
        Assert.Equal(expected, HtmlEncoding.Detect(Encoding.Latin1.GetBytes(page), header));

    [Theory]
    [InlineData(1251)]
    [InlineData(20866)]
    [InlineData(65001)]
    public void Recognises_Russian_without_any_declaration(int codePage)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding(codePage).GetBytes(Russian);
        Assert.Equal(Russian, HtmlEncoding.Decode(bytes));
    }

    [Fact]
    public void Valid_UTF8_is_not_taken_for_the_Latin_1_that_servers_claim_by_default() =>
        Assert.Equal("é", HtmlEncoding.Decode("é"u8, "iso-8859-1"));
}
