using Chokepoint.Scraper.Feeds;

namespace Chokepoint.UnitTests.Scraper.Feeds;

public class FeedDateTests
{
    [Theory]
    [InlineData("Tue, 04 Feb 2025 08:30:00 GMT", "2025-02-04T08:30:00Z")]
    [InlineData("4 Feb 25 8:30 EST", "2025-02-04T13:30:00Z")]
    [InlineData("2025-02-04T08:30:00.123+0200", "2025-02-04T06:30:00Z")]
    [InlineData("mar., 04 févr. 2025 08:30:00 +0100", "2025-02-04T07:30:00Z")]
    [InlineData("Tuesday, February 4th, 2025 at 8:30 PM PST", "2025-02-05T04:30:00Z")]
    [InlineData("Fri, 04 Jul 2025 08:30:00 America/New_York", "2025-07-04T12:30:00Z")]
    [InlineData("1738657800", "2025-02-04T08:30:00Z")]
    [InlineData("2025-02-04t08:30:00z", "2025-02-04T08:30:00Z")]
    public void Reads_an_instant_that_is_stated(string text, string instant)
    {
        var time = FeedDate.Parse(text);
        Assert.Equal(FeedTimePrecision.Instant, time?.Precision);
        Assert.Equal(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), time?.At);
    }

    [Theory]
    [InlineData("2025-02-04")]
    [InlineData("4 February 2025")]
    [InlineData("04.02.2025")]
    [InlineData("2025-02-04+02:00")]
    [InlineData("2025-02-04 08:30:00")]
    [InlineData("Tue, 02/04/2025 - 08:30")]
    public void Is_good_for_the_day_only_where_time_or_zone_are_missing(string text)
    {
        var time = FeedDate.Parse(text);
        Assert.Equal(FeedTimePrecision.Day, time?.Precision);
        Assert.Equal(new DateOnly(2025, 2, 4), DateOnly.FromDateTime(time?.At.UtcDateTime ?? default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("02/03/2025")]
    [InlineData("2025-02-30")]
    [InlineData("2025-02-04T10")]
    [InlineData("2025-02-04 10")]
    [InlineData("Tue, 04 Feb 2025 25:00:00 GMT")]
    [InlineData("Tue, 04 Feb 2025 08:30:00 IST")]
    [InlineData("4 listopad 2025")]
    public void Is_none_where_it_could_be_two_instants(string text) => Assert.Null(FeedDate.Parse(text));
}
