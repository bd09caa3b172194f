using Chokepoint.Tagging;

namespace Chokepoint.UnitTests.Tagging.Salience;

public sealed class FocusReaderTests
{
    [Theory]
    [InlineData("Brazil took its complaint to the WTO.", "BR")]
    [InlineData("Norway fined China's Yutong.", "NO")]
    [InlineData("Photo: The flag of Peru. (Reuters)", "")]
    [InlineData("Turkey's central bank barred payments in bitcoin.", "TR")]
    public void Focus_is_who_acts_and_not_a_venue_a_home_or_a_caption(string body, string focus) =>
        Assert.Equal(focus, string.Join(' ', ArticleTagger.Default.Tag(new ArticleText("", body)).Focus.Order()));

    [Fact]
    public void The_country_of_the_headline_comes_first() =>
        Assert.Equal("CL", ArticleTagger.Default.Tag(new ArticleText("Chile weighs a cable", "Chile may land a cable. A rival line starts in Peru. Chile will decide.")).Focus[0]);
}
