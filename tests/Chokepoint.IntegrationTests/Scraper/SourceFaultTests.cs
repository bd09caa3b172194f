using System.Globalization;
using Chokepoint.Data.Sources;
using Chokepoint.IntegrationTests.Support;
using Microsoft.AspNetCore.Http;

namespace Chokepoint.IntegrationTests.Scraper;

/// <summary>Sources that are wrong in themselves: nothing is lost, nothing invented, and the reason is said.</summary>
public sealed class SourceFaultTests(DatabaseFixture database) : ScraperTest(database)
{
    [Fact]
    public async Task HTML_served_as_XML_is_an_error_in_plain_words()
    {
        Web.Text("/feed.xml", "<!doctype html><html><head><title>Sign in</title></head><body><p>Please sign in.</p></body></html>", "application/rss+xml");
        var source = await World.AddAsync(Web.Url("/feed.xml"));
        Assert.Equal(FetchOutcome.Failed, (await World.PollAsync(source.Id)).Outcome);
        var after = await World.SourceAsync(source.Id);
        Assert.Equal(("It is a web page, not a feed.", 1), (after.LastError, after.ConsecutiveFailures));
    }

    [Fact]
    public async Task Entries_without_dates_or_links_are_articles_of_their_own_text_or_visible_failures()
    {
        var text = string.Join(' ', Enumerable.Range(1, 12).Select(part => $"In part {part} the regulator lists the conditions under which cables may land."));
        Web.Text("/feed.xml", WireFeed.Rss(
            $"<item><title>Conditions</title><description>{text}</description></item>",
            "<item><title>Too short</title><description>Only a line.</description></item>",
            "<item><title>No date</title><link>/story-1.html</link></item>"), "application/rss+xml");
        Web.Text("/story-1.html", WireFeed.Page(1));
        var source = await World.AddAsync(Web.Url("/feed.xml"));
        var poll = await World.PollAsync(source.Id);
        Assert.Equal((3, 2, 1), (poll.Seen, poll.Added, poll.Failed));
        Assert.Contains("no address", poll.Message, StringComparison.Ordinal);
        Assert.Equal(2L, await World.ScalarAsync<long>($"select count(*) from article where source_id = {source.Id} and published_at is null"));
        Assert.Empty((await World.PollAsync(source.Id)).Items);
    }

    [Fact]
    public async Task Entries_of_one_moment_and_one_address_are_all_there()
    {
        string Own(int number) => string.Join(' ', Enumerable.Repeat($"Bulletin {number} lists vessel {number * 3} and its cargo of cable.", 6));
        Web.Text("/feed.xml", WireFeed.Rss(
        [
            .. Enumerable.Range(1, 7).Select(number => WireFeed.Item(number)),
            .. Enumerable.Range(1, 3).Select(number => $"<item><guid>b{number}</guid><title>Bulletin {number}</title><link>/bulletins</link><description>{Own(number)}</description></item>"),
        ]), "application/rss+xml");
        for (var number = 1; number <= 7; number++)
        {
            Web.Text($"/story-{number}.html", WireFeed.Page(number));
        }

        Web.Text("/bulletins", WireFeed.Page(9));
        var source = await World.AddAsync(Web.Url("/feed.xml"));
        Assert.Equal((10, 10), ((await World.PollAsync(source.Id)).Added, (int)await World.ScalarAsync<long>($"select count(*) from article where source_id = {source.Id}")));
    }

    [Fact]
    public async Task An_ETag_that_lies_is_found_out_after_a_day()
    {
        Web.Map("/feed.xml", context =>
        {
            context.Response.Headers.ETag = "\"always\"";
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch.Count > 0 ? 304 : 200;
            var count = Web.Count("/feed.xml");
            return context.Response.StatusCode == 304 ? Task.CompletedTask : context.Response.WriteAsync(WireFeed.Rss(Enumerable.Range(1, count).Select(number => WireFeed.Item(number))));
        });
        for (var number = 1; number <= 3; number++)
        {
            Web.Text($"/story-{number}.html", WireFeed.Page(number));
        }

        var source = await World.AddAsync(Web.Url("/feed.xml"));
        Assert.Equal(1, (await World.PollAsync(source.Id)).Added);
        Time.Advance(TimeSpan.FromHours(12));
        Assert.Equal(FetchOutcome.NotModified, (await World.PollAsync(source.Id)).Outcome);
        Time.Advance(TimeSpan.FromHours(13));
        Assert.Equal(2, (await World.PollAsync(source.Id)).Added);
    }

    [Fact]
    public async Task A_date_that_lies_ahead_is_not_believed()
    {
        Web.Text("/feed.xml", WireFeed.Rss(
            WireFeed.Item(1, date: Time.GetUtcNow().AddDays(3).ToString("r", CultureInfo.InvariantCulture)),
            WireFeed.Item(2, date: Time.GetUtcNow().AddMinutes(5).ToString("r", CultureInfo.InvariantCulture))), "application/rss+xml");
        Web.Text("/story-1.html", WireFeed.Page(1));
        Web.Text("/story-2.html", WireFeed.Page(2));
        var source = await World.AddAsync(Web.Url("/feed.xml"));
        Assert.Equal(2, (await World.PollAsync(source.Id)).Added);
        Assert.Equal(Web.Url("/story-2.html"), await World.ScalarAsync<string>($"select url from article where source_id = {source.Id} and published_at is not null"));
    }

    [Fact]
    public async Task A_host_that_wants_a_pause_keeps_its_entries_waiting_and_other_hosts_are_read()
    {
        var calls = 0;
        Web.Text("/feed.xml", WireFeed.Rss(
        [
            .. Enumerable.Range(1, 4).Select(number => WireFeed.Item(number, $"http://busy.test:{Web.Address.Port}/story-{{0}}.html")),
            .. Enumerable.Range(5, 2).Select(number => WireFeed.Item(number)),
        ]), "application/rss+xml");
        for (var number = 1; number <= 6; number++)
        {
            var page = WireFeed.Page(number);
            Web.Map($"/story-{number}.html", context =>
            {
                var isBusy = context.Request.Host.Host == "busy.test" && Interlocked.Increment(ref calls) == 2;
                context.Response.StatusCode = isBusy ? 429 : 200;
                context.Response.Headers.RetryAfter = isBusy ? "1800" : default;
                return isBusy ? Task.CompletedTask : context.Response.WriteAsync(page);
            });
        }

        var source = await World.AddAsync(Web.Url("/feed.xml"));
        var poll = await World.PollAsync(source.Id);
        Assert.Equal((3, 3, 2), (poll.Added, poll.Waiting, calls));
        var after = await World.SourceAsync(source.Id);
        Assert.Contains("429", after.LastError, StringComparison.Ordinal);
        Assert.True(after.NextPollAt >= Time.GetUtcNow().AddMinutes(30));

        Time.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal((3, 0), ((await World.PollAsync(source.Id)).Added, (await World.SourceAsync(source.Id)).Waiting));
    }

    [Fact]
    public async Task A_source_that_refuses_is_failing_and_left_alone_ever_longer()
    {
        Web.Status("/feed.xml", 403);
        var source = await World.AddAsync(Web.Url("/feed.xml"));
        await World.PollAsync(source.Id);
        var first = await World.SourceAsync(source.Id);
        await World.PollAsync(source.Id);
        await World.PollAsync(source.Id);
        var third = await World.SourceAsync(source.Id);
        Assert.Equal(("the server answered 403: it refuses to show this page to us", 3), (third.LastError, third.ConsecutiveFailures));
        Assert.True(third.NextPollAt - Time.GetUtcNow() > first.NextPollAt - Time.GetUtcNow());
        var line = (await World.Get<SourcePolling>().LedgerAsync(source.Id, 1, Cancel))[0];
        Assert.Equal((FetchOutcome.Failed, 403), (line.Outcome, line.HttpStatus));
    }
}
