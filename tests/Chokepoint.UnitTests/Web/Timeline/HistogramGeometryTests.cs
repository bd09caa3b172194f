using Chokepoint.Data.Index;
using Chokepoint.Web.Timeline;

namespace Chokepoint.UnitTests.Web.Timeline;

public sealed class HistogramGeometryTests
{
    private static readonly HistogramGeometry Year = new(new(
        HistogramUnit.Month, [.. Enumerable.Range(1, 12).Select(month => new HistogramBucket(new(2020, month, 1), month, [month, 0, 0, 0]))]));

    [Theory]
    [InlineData(null, null, 0, 12)]
    [InlineData("2020-03-01", "2020-04-30", 2, 4)]
    [InlineData("2020-03-15", "2020-03-20", 2, 3)]
    [InlineData("2019-01-01", "2030-01-01", 0, 12)]
    public void The_brush_covers_the_chosen_days(string? from, string? to, int first, int last) =>
        Assert.Equal((first, last), Year.Selection(Day(from), Day(to)));

    [Fact]
    public void Nothing_to_draw_is_no_error()
    {
        var empty = new HistogramGeometry(new(HistogramUnit.Day, []));

        Assert.Equal("", empty.Bars(0));
        Assert.Empty(empty.Labels());
    }

    [Fact]
    public void The_last_label_stands_inside_or_gives_way()
    {
        var years = new HistogramGeometry(new(
            HistogramUnit.Month, [.. Enumerable.Range(0, 156).Select(month => new HistogramBucket(new DateOnly(2012, 4, 1).AddMonths(month), 1, [1, 0, 0, 0]))]));
        Assert.Equal("2013 2015 2017 2019 2021 2023", string.Join(' ', years.Labels().Select(label => label.Text)));
        Assert.DoesNotContain(years.Labels(), label => label.Before);
    }

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
