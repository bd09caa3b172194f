using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Chokepoint.IntegrationTests.Support;

/// <summary>The outside web, on loopback: pages, feeds and faults by path. Unknown paths answer 404, robots.txt included.</summary>
internal sealed class OutsideWeb : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RequestDelegate> paths = new(StringComparer.Ordinal);
    private readonly WebApplication server;

    private OutsideWeb(WebApplication server) => this.server = server;

    /// <summary>Requests in the order they came: path and query, and when.</summary>
    public ConcurrentQueue<OutsideRequest> Requests { get; } = new();

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public static async Task<OutsideWeb> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.AddServerHeader = false;
        });
        var web = new OutsideWeb(builder.Build());
        web.server.Run(web.AnswerAsync);
        await web.server.StartAsync();
        web.Address = new Uri(web.server.Urls.First());
        return web;
    }

    public string Url(string path) => new Uri(Address, path).AbsoluteUri;

    public int Count(string path) => Requests.Count(request => request.Path == path);

    public void Map(string path, RequestDelegate answer) => paths[path] = answer;

    public void Text(string path, string body, string type = "text/html; charset=utf-8") => Map(path, async context =>
    {
        context.Response.ContentType = type;
        await context.Response.WriteAsync(body);
    });

    public void Status(string path, int status, params (string Name, string Value)[] headers) => Map(path, context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return Task.CompletedTask;
    });

    public void Redirect(string path, string to, int status = 302) => Status(path, status, ("Location", to));

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await server.StopAsync(now.Token);
        await server.DisposeAsync();
    }

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value + context.Request.QueryString;
        Requests.Enqueue(new OutsideRequest(path, DateTimeOffset.UtcNow, context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString())));
        if (paths.TryGetValue(path, out var answer))
        {
            return answer(context);
        }

        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}

internal sealed record OutsideRequest(string Path, DateTimeOffset At, IReadOnlyDictionary<string, string> Headers);
