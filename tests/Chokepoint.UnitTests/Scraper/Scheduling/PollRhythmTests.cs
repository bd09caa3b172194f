using Chokepoint.Data.Sources;
using Chokepoint.Scraper;
using Chokepoint.Scraper.Scheduling;

namespace Chokepoint.UnitTests.Scraper.Scheduling;

public class PollRhythmTests
{
    private static readonly DateTimeOffset Now = new(2025, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ScraperOptions Options = new();

    private static Source Source => new() { Slug = "wire", Name = "Wire", Url = "https://wire.example/feed" };

    [Fact]
    public void The_rhythm_is_seen_from_dates_that_are_neither_equal_nor_ahead()
    {
        var hourly = Enumerable.Range(0, 20).Select(hour => Now.AddHours(-hour)).ToList();
        Assert.Equal(TimeSpan.FromHours(1), PollRhythm.Expected(hourly, Now));
        Assert.Equal(TimeSpan.FromHours(1), PollRhythm.Expected([.. hourly, .. hourly, Now.AddYears(1)], Now));
        Assert.Null(PollRhythm.Expected(Enumerable.Repeat(Now, 20), Now));
        Assert.Null(PollRhythm.Expected([], Now));
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(60 * 24 * 30, 60 * 24)]
    public void Polls_lie_between_ten_minutes_and_a_day(int minutesBetweenEntries, int minutes)
    {
        var source = Source;
        var report = new PollReport(FetchOutcome.Success) { Added = minutesBetweenEntries < 60 ? 5 : 0 };
        for (var poll = 0; poll < 40; poll++)
        {
            source.PollInterval = PollRhythm.Next(source, report, TimeSpan.FromMinutes(minutesBetweenEntries), Options);
        }

        Assert.Equal(TimeSpan.FromMinutes(minutes), source.PollInterval);
    }

    [Fact]
    public void A_source_that_speaks_every_six_hours_is_looked_at_more_often_than_it_speaks()
    {
        var source = Source;
        for (var poll = 0; poll < 40; poll++)
        {
            source.PollInterval = PollRhythm.Next(source, new PollReport(FetchOutcome.Success) { Added = poll % 2 }, TimeSpan.FromHours(6), Options);
        }

        Assert.InRange(source.PollInterval.GetValueOrDefault(), TimeSpan.FromHours(1), TimeSpan.FromHours(6));
    }

    [Theory]
    [InlineData(FetchOutcome.Success, 0, 0, 0, 300)]
    [InlineData(FetchOutcome.NotModified, 7, 0, 0, 10)]
    [InlineData(FetchOutcome.Success, 7, 45, 0, 45)]
    [InlineData(FetchOutcome.Failed, 0, 0, 0, 10)]
    [InlineData(FetchOutcome.Failed, 0, 0, 3, 80)]
    [InlineData(FetchOutcome.Failed, 0, 0, 30, 1440)]
    [InlineData(FetchOutcome.Throttled, 0, 90, 1, 90)]
    public void The_wait_follows_backlog_failures_and_what_the_host_wants(FetchOutcome outcome, int waiting, int retryAfter, int failures, int minutes)
    {
        var report = new PollReport(outcome) { Waiting = waiting, RetryAfter = retryAfter == 0 ? null : TimeSpan.FromMinutes(retryAfter) };
        Assert.Equal(TimeSpan.FromMinutes(minutes), PollRhythm.Wait(report, failures, TimeSpan.FromHours(5), (Options, 0.5)));
    }

    [Theory]
    [InlineData(24, 5, SourceHealth.Silent)]
    [InlineData(24, 3.9, SourceHealth.Healthy)]
    [InlineData(1, 2.9, SourceHealth.Healthy)]
    [InlineData(1, 3.1, SourceHealth.Silent)]
    public void A_source_far_below_its_rhythm_is_silent(int hoursBetweenEntries, double daysSince, SourceHealth health)
    {
        var source = Source;
        source.LastFetchAt = Now;
        source.ExpectedInterval = TimeSpan.FromHours(hoursBetweenEntries);
        source.LastNewItemAt = Now.AddDays(-daysSince);
        Assert.Equal(health, SourceHealths.Of(source, Now));
    }
}
