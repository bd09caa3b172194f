using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.UnitTests.Tagging.Gazetteer;

public sealed class TsvReaderTests
{
    [Fact]
    public void Skips_comments_and_empty_lines_and_keeps_line_numbers()
    {
        var row = Assert.Single(TsvReader.Parse(new StringReader("# a\n\nx\ty;z\t\n"), "f.tsv", 3));
        Assert.Equal(3, row.Line);
        Assert.Equal(["y", "z"], row.Values(1));
        Assert.Null(row.ValueOrNull(2));
    }

    [Fact]
    public void A_wrong_number_of_cells_names_the_file_and_the_line()
    {
        var error = Assert.Throws<InvalidDataException>(() => TsvReader.Parse(new StringReader("a\tb\nc"), "f.tsv", 2));
        Assert.Contains("f.tsv, line 2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Georgia{ctx}", "Georgia", false, true)]
    [InlineData("US{case}", "US", true, false)]
    [InlineData("Pole{case,ctx}", "Pole", true, true)]
    [InlineData("South Korea", "South Korea", false, false)]
    public void Reads_the_flags_of_a_term(string value, string text, bool exactCase, bool needsContext) =>
        Assert.Equal(new Term(text, exactCase, needsContext), Term.TryParse(value));

    [Theory]
    [InlineData("")]
    [InlineData("{case}")]
    [InlineData("US{case")]
    [InlineData("US}")]
    [InlineData("US{loud}")]
    [InlineData("U{case}S")]
    public void Refuses_a_term_with_broken_flags(string value) => Assert.Null(Term.TryParse(value));
}
