using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Chokepoint.Benchmarks.Fetching;

/// <summary>One server on loopback that answers for any number of hosts, and sees whether one of them is asked twice at a time.</summary>
internal sealed class HostsServer : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly byte[] page;
    private readonly ConcurrentDictionary<string, int> running = new(StringComparer.Ordinal);
    private int requests;
    private int mostAtOnce;

    private HostsServer(WebApplication server, int bytes)
    {
        this.server = server;
        page = new byte[bytes];
        page.AsSpan().Fill((byte)'x');
    }

    public int Requests => requests;

    public int MostAtOnce => mostAtOnce;

    public static async Task<HostsServer> StartAsync(int bytes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var hosts = new HostsServer(builder.Build(), bytes);
        hosts.server.Run(hosts.AnswerAsync);
        await hosts.server.StartAsync();
        return hosts;
    }

    public string Url(int host, int page) => $"http://host-{host}.test:{new Uri(server.Urls.First()).Port}/page-{page}.html";

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref requests);
        var host = context.Request.Host.Value ?? "";
        var now = running.AddOrUpdate(host, 1, (_, count) => count + 1);
        for (var seen = mostAtOnce; now > seen; seen = mostAtOnce)
        {
            Interlocked.CompareExchange(ref mostAtOnce, now, seen);
        }

        context.Response.ContentType = "text/html";
        context.Response.StatusCode = context.Request.Path == "/robots.txt" ? 404 : 200;
        if (context.Response.StatusCode == 200)
        {
            await context.Response.Body.WriteAsync(page, context.RequestAborted);
        }

        running.AddOrUpdate(host, 0, (_, count) => count - 1);
    }
}
