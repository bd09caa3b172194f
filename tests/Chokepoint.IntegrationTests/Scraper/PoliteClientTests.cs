using System.Globalization;
using System.IO.Compression;
using System.Text;
using Chokepoint.IntegrationTests.Support;
using Chokepoint.Scraper.Fetching;

namespace Chokepoint.IntegrationTests.Scraper;

public sealed class PoliteClientTests : IAsyncLifetime
{
    private readonly PoliteClient client = TestClient.Create();
    private OutsideWeb web = null!; // set before each test

    public async ValueTask InitializeAsync() => web = await OutsideWeb.StartAsync();

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    public async Task Obeys_robots_and_reads_it_once()
    {
        web.Text("/robots.txt", "User-agent: Chokepoint\nDisallow: /private", "text/plain");
        web.Text("/open", "hello");
        Assert.IsType<FetchResult.Disallowed>(await client.FetchAsync(web.Url("/private/x")));
        Assert.IsType<FetchResult.Fetched>(await client.FetchAsync(web.Url("/open")));
        Assert.Equal((1, 0), (web.Count("/robots.txt"), web.Count("/private/x")));
    }

    [Fact]
    public async Task A_robots_txt_with_a_server_fault_forbids_everything_for_now()
    {
        web.Status("/robots.txt", 500);
        web.Text("/x", "hello");
        Assert.Contains("robots.txt", Assert.IsType<FetchResult.Throttled>(await client.FetchAsync(web.Url("/x"))).Message, StringComparison.Ordinal);
        Assert.Equal(0, web.Count("/x"));
    }

    [Fact]
    public async Task Says_who_it_is_and_sends_no_cookies()
    {
        var named = TestClient.Create(TestClient.Quick with { Contact = "https://desk.example/bot" });
        web.Status("/set", 302, ("Location", "/x"), ("Set-Cookie", "id=1"));
        web.Text("/x", "hello");
        await named.FetchAsync(web.Url("/set"));
        var request = web.Requests.Last();
        Assert.Matches(@"^Chokepoint/\d+\.\d+ \(news reader; \+https://desk\.example/bot\)$", request.Headers["User-Agent"]);
        Assert.DoesNotContain("Cookie", request.Headers.Keys);
    }

    [Theory]
    [InlineData(429, "120", 120)]
    [InlineData(503, "47", 47)]
    [InlineData(429, "date", 90)]
    [InlineData(503, null, 600)]
    public async Task Stays_away_as_long_as_it_is_told(int status, string? after, int seconds)
    {
        // The server's clock is three days off: the date counts from its own time.
        var clock = DateTimeOffset.UtcNow.AddDays(-3);
        var value = after == "date" ? clock.AddSeconds(90).ToString("r", CultureInfo.InvariantCulture) : after;
        web.Status("/x", status, ("Date", clock.ToString("r", CultureInfo.InvariantCulture)), ("Retry-After", value ?? ""));
        web.Text("/y", "hello");
        var throttled = Assert.IsType<FetchResult.Throttled>(await client.FetchAsync(web.Url("/x")));
        Assert.Equal((seconds, status), ((int)throttled.RetryAfter.TotalSeconds, throttled.Status));

        // And so does every other request to that host, without being sent.
        Assert.IsType<FetchResult.Throttled>(await client.FetchAsync(web.Url("/y")));
        Assert.Equal(0, web.Count("/y"));
    }

    [Fact]
    public async Task Sends_validators_back_and_understands_304()
    {
        web.Map("/feed", context =>
        {
            context.Response.Headers["ETag"] = "W/\"odd etag\"";
            context.Response.Headers.LastModified = "yesterday";
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch == "W/\"odd etag\"" ? 304 : 200;
            return Task.CompletedTask;
        });
        var page = Assert.IsType<FetchResult.Fetched>(await client.FetchAsync(web.Url("/feed"))).Page;
        var second = new FetchRequest(web.Url("/feed")) { Etag = page.Etag, LastModified = page.LastModified };
        Assert.IsType<FetchResult.NotModified>(await client.FetchAsync(second, TestContext.Current.CancellationToken));
        Assert.Equal("yesterday", web.Requests.Last().Headers["If-Modified-Since"]);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task Unpacks_what_was_packed(string encoding)
    {
        web.Map("/x", async context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            await using Stream packed = encoding switch
            {
                "gzip" => new GZipStream(context.Response.Body, CompressionLevel.Fastest),
                "br" => new BrotliStream(context.Response.Body, CompressionLevel.Fastest),
                _ => new ZLibStream(context.Response.Body, CompressionLevel.Fastest),
            };
            await packed.WriteAsync("hello"u8.ToArray());
        });
        var page = Assert.IsType<FetchResult.Fetched>(await client.FetchAsync(web.Url("/x"))).Page;
        Assert.Equal("hello", Encoding.UTF8.GetString(page.Body));
    }

    [Theory]
    [InlineData(301, 308, "/new")]
    [InlineData(302, 301, null)]
    [InlineData(301, 302, "/middle")]
    public async Task Reports_the_move_only_where_it_is_permanent(int first, int second, string? movedTo)
    {
        web.Redirect("/old", "/middle", first);
        web.Redirect("/middle", "/new#part", second);
        web.Text("/new", "hello", "Text/HTML; charset=\"koi8-r\"");
        var page = Assert.IsType<FetchResult.Fetched>(await client.FetchAsync(web.Url("/old"))).Page;
        Assert.Equal((movedTo is null ? null : web.Url(movedTo), web.Url("/new")), (page.MovedTo, page.Url));
        Assert.Equal(("text/html", "koi8-r"), (page.MediaType, page.Charset));
    }

    [Fact]
    public async Task Asks_one_host_once_at_a_time_with_the_gap_between()
    {
        var patient = TestClient.Create(TestClient.Quick with { MinimumHostGap = TimeSpan.FromMilliseconds(150), MaximumWait = TimeSpan.FromMinutes(5) });
        var (running, most) = (0, 0);
        web.Map("/x", async context =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Delay(20, context.RequestAborted);
            Interlocked.Decrement(ref running);
        });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => patient.FetchAsync(web.Url("/x"))));
        var times = web.Requests.Where(request => request.Path == "/x").Select(request => request.At).Order().ToList();
        Assert.Equal((1, 4), (most, times.Count));
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromMilliseconds(150)));
    }

    [Fact]
    public async Task A_crawl_delay_longer_than_the_gap_counts()
    {
        web.Text("/robots.txt", "User-agent: *\nCrawl-delay: 3600", "text/plain");
        web.Text("/x", "hello");
        Assert.IsType<FetchResult.Fetched>(await client.FetchAsync(web.Url("/x")));
        Assert.IsType<FetchResult.Throttled>(await client.FetchAsync(web.Url("/x")));
    }

    [Fact]
    public async Task Other_hosts_do_not_wait()
    {
        web.Text("/x", "hello");
        var patient = TestClient.Create(TestClient.Quick with { MinimumHostGap = TimeSpan.FromMinutes(1) });
        foreach (var host in new[] { "one.test", "two.test", "three.test" })
        {
            Assert.IsType<FetchResult.Fetched>(await patient.FetchAsync($"http://{host}:{web.Address.Port}/x"));
        }
    }
}
