using System.Globalization;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Export;
using Chokepoint.Data.Index;
using Chokepoint.Web.Timeline;

namespace Chokepoint.UnitTests.Web.Timeline;

public sealed class HistogramGapsTests
{
    private static readonly DateTimeOffset Now = At("2024-03-11T12:00");

    private static readonly Histogram Days = new(
        HistogramUnit.Day, [.. Enumerable.Range(1, 12).Select(day => new HistogramBucket(new DateOnly(2024, 3, day), 1, [1, 0, 0, 0]))]);

    private static readonly CoverageState Known = new(
        new Dictionary<string, DateTimeOffset> { ["one"] = At("2024-01-01T00:00"), ["two"] = At("2024-01-01T00:00"), ["late"] = At("2024-03-10T00:00") },
        [
            new CoverageGap("one", At("2024-03-02T20:00"), At("2024-03-06T06:00"), 4),
            new CoverageGap("two", At("2024-03-05T00:00"), At("2024-03-06T02:00"), 1),
            new CoverageGap("late", At("2024-03-10T00:00"), null, 9),
        ]);

    [Theory]
    [InlineData("", "2-4:2 4-5:3 9-11:2")]
    [InlineData("one", "2-5:3")]
    [InlineData("!one", "4-5:3 9-11:2")]
    [InlineData("other", "")]
    public void Days_on_which_sources_were_not_read_are_shaded_by_how_many_of_them(string source, string shades) => Assert.Equal(
        shades, string.Join(' ', HistogramGaps.Of(Days, Known, Choice(source), Now).Select(shade => $"{shade.From}-{shade.To}:{shade.Level}")));

    [Fact]
    public void One_source_of_many_says_little()
    {
        var many = Enumerable.Range(0, 30).ToDictionary(number => $"s{number}", _ => At("2024-01-01T00:00"));
        Assert.Empty(HistogramGaps.Of(Days, new CoverageState(many, [new CoverageGap("s3", At("2024-03-01T00:00"), null, 9)]), FacetChoice.Any, Now));
    }

    private static FacetChoice Choice(string source) =>
        source.Length == 0 ? FacetChoice.Any : source[0] == '!' ? new([], [source[1..]]) : new([source], []);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text + "Z", CultureInfo.InvariantCulture);
}
