using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Chokepoint.IntegrationTests.Support;
using Chokepoint.Scraper.Fetching;
using Microsoft.AspNetCore.Http;

namespace Chokepoint.IntegrationTests.Scraper;

/// <summary>Each way a server can fail us is one outcome with a message that a person understands.</summary>
public sealed class FetchFaultTests : IAsyncLifetime
{
    private readonly PoliteClient client = TestClient.Create();
    private OutsideWeb web = null!; // set before each test

    public async ValueTask InitializeAsync() => web = await OutsideWeb.StartAsync();

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    public async Task Connection_refused()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        Assert.Equal("127.0.0.1 refused the connection", (await FailedAsync($"http://127.0.0.1:{port}/")).Message);
    }

    [Fact]
    public async Task Unknown_name()
    {
        var unknown = TestClient.Create(lookup: (_, _) => throw new SocketException((int)SocketError.HostNotFound));
        var failed = Assert.IsType<FetchResult.Failed>(await unknown.FetchAsync("http://nowhere.test/"));
        Assert.Equal("the name nowhere.test is not known (DNS)", failed.Message);
    }

    [Fact]
    public async Task Broken_TLS()
    {
        using var server = new RawServer("this is no handshake");
        Assert.StartsWith("no secure connection to 127.0.0.1", (await FailedAsync($"https://127.0.0.1:{server.Port}/")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = GreetAsync(listener, certificate);
        var failed = await FailedAsync($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        Assert.StartsWith("no secure connection to 127.0.0.1: ", failed.Message, StringComparison.Ordinal);
        await serving;
    }

    [Theory]
    [InlineData(404, true)]
    [InlineData(410, true)]
    [InlineData(403, false)]
    [InlineData(500, false)]
    public async Task An_error_status_is_named(int status, bool gone)
    {
        web.Status("/x", status);
        var failed = await FailedAsync(web.Url("/x"));
        Assert.Equal((status, gone), (failed.Status, failed.Gone));
        Assert.Contains($"answered {status}", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_that_passes_is_tried_again()
    {
        var calls = 0;
        web.Map("/x", context =>
        {
            context.Response.StatusCode = calls++ < 2 ? 502 : 200;
            return context.Response.WriteAsync("ok");
        });
        Assert.IsType<FetchResult.Fetched>(await client.FetchAsync(web.Url("/x")));
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task Slow_loris_ends_with_the_time_limit()
    {
        web.Map("/slow", async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync("x", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(50, context.RequestAborted);
            }
        });
        var hasty = TestClient.Create(TestClient.Quick with { Timeout = TimeSpan.FromSeconds(8) });
        var failed = Assert.IsType<FetchResult.Failed>(await hasty.FetchAsync(web.Url("/slow")));
        Assert.Equal("127.0.0.1 is too slow: no complete answer within 8 s", failed.Message);
    }

    [Fact]
    public async Task An_endless_body_ends_with_the_size_limit()
    {
        web.Map("/endless", async context =>
        {
            var block = new byte[64 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
            }
        });
        Assert.Equal("the answer is larger than 10 MB", (await FailedAsync(web.Url("/endless"))).Message);
    }

    [Fact]
    public async Task A_body_shorter_than_announced_is_not_taken_for_whole()
    {
        using var server = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\nConnection: close\r\n\r\nonly this");
        Assert.Equal("127.0.0.1 closed the connection before the whole answer had arrived", (await FailedAsync($"http://127.0.0.1:{server.Port}/")).Message);
    }

    [Fact]
    public async Task A_body_longer_than_announced_ends_where_it_was_announced_to()
    {
        using var server = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nonly this");
        Assert.Equal("only"u8.ToArray(), Assert.IsType<FetchResult.Fetched>(await client.FetchAsync($"http://127.0.0.1:{server.Port}/")).Page.Body);
    }

    [Fact]
    public async Task An_answer_that_is_no_HTTP()
    {
        using var server = new RawServer("220 mail.example ESMTP\r\n");
        Assert.StartsWith("127.0.0.1 sent no valid answer", (await FailedAsync($"http://127.0.0.1:{server.Port}/")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/a")]
    [InlineData("/b")]
    public async Task A_redirect_loop(string to)
    {
        web.Redirect("/a", to);
        web.Redirect("/b", "/a");
        Assert.Equal("127.0.0.1 redirects in a circle", (await FailedAsync(web.Url("/a"))).Message);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://0x7f.1:1/")]
    [InlineData("http://inside.test/")]
    public async Task A_redirect_into_a_private_network_is_blocked(string to)
    {
        // The server is public in the guard's eyes: only its own address is open.
        web.Redirect("/x", to);
        var guarded = TestClient.Create(
            TestClient.Quick with { AllowedPrivateNetworks = ["127.0.0.2/32"] },
            lookup: (host, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(host == "outside.test" ? "127.0.0.2" : "10.0.0.1")]));
        await using var outside = await Listener.ForwardAsync("127.0.0.2", web.Address.Port);
        var result = await guarded.FetchAsync($"http://outside.test:{outside.Port}/x");
        Assert.Contains("private or reserved network", Assert.IsType<FetchResult.Blocked>(result).Message, StringComparison.Ordinal);
    }

    private static async Task GreetAsync(TcpListener listener, X509Certificate2 certificate)
    {
        using var caller = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await using var tls = new SslStream(caller.GetStream());
        try
        {
            await tls.AuthenticateAsServerAsync(certificate);
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException)
        {
            // The client has hung up, as it should.
        }
    }

    private async Task<FetchResult.Failed> FailedAsync(string url) => Assert.IsType<FetchResult.Failed>(await client.FetchAsync(url));
}
