using Chokepoint.Data.Export;

namespace Chokepoint.UnitTests.Data.Export;

public sealed class ReferencesTests
{
    private static readonly Reference Whole = new(7, "A {ban} & more\non two lines", "The_Wire", "https://wire.example/{1}")
    {
        Author = "Ann Lee; Bo Ek",
        PublishedAt = new(2025, 3, 4, 5, 6, 7, TimeSpan.Zero),
        Language = "en",
    };

    [Fact]
    public void A_footnote_names_author_title_outlet_day_and_address() => Assert.Equal(
        "Ann Lee, Bo Ek: “A {ban} & more on two lines”, The_Wire, 2025-03-04. https://wire.example/{1}", References.Plain(Whole));

    [Fact]
    public void What_is_unknown_is_left_out() =>
        Assert.Equal("“Title”, Wire, undated.", References.Plain(new(1, "Title", "Wire", "import:abc")));

    [Fact]
    public void BibTeX_cannot_be_broken_out_of()
    {
        var entry = References.BibTeX(Whole);
        Assert.Contains(@"title = {{A \{ban\} \& more on two lines}}", entry, StringComparison.Ordinal);
        Assert.Contains("author = {Ann Lee and Bo Ek}", entry, StringComparison.Ordinal);
        Assert.Contains("url = {https://wire.example/%7B1%7D}", entry, StringComparison.Ordinal);
    }

    [Fact]
    public void Ris_has_a_line_for_each_author() =>
        Assert.Contains("AU  - Ann Lee\r\nAU  - Bo Ek\r\n", References.Ris(Whole), StringComparison.Ordinal);
}
