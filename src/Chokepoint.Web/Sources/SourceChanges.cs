using System.Net;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Sources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Chokepoint.Web.Sources;

/// <summary>Changes of sources and of the starter corpus; until sign-in exists, from this machine only.</summary>
internal static class SourceChanges
{
    private static readonly string[] OwnNames = ["localhost", "127.0.0.1", "[::1]"];

    public static void MapSourceChanges(this IEndpointRouteBuilder routes)
    {
        var changes = routes.MapGroup("/sources").AddEndpointFilter(async (context, next) =>
            IsLocal(context.HttpContext) ? await next(context) : TypedResults.Problem("Changes are possible from this machine only.", statusCode: 403));
        changes.MapPost("/add", Add);
        changes.MapPost("/{id:long}/pause", (long id, [FromForm] bool paused, SourceStore store, CancellationToken token) => Done(store.PauseAsync(id, paused, token)));
        changes.MapPost("/{id:long}/poll", ([FromForm] string? now, long id, SourceStore store, CancellationToken token) => Done(store.PollNowAsync(id, token)));
        changes.MapPost("/sample/remove", ([FromForm] string? now, SampleCorpus sample, CancellationToken token) => Done(sample.RemoveAsync(token)));
    }

    /// <summary>The name is checked too: a page from outside could otherwise make its own name point here.</summary>
    public static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && OwnNames.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For");

    private static async Task<RedirectHttpResult> Add([FromForm] string? url, SourceStore store, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url?.Trim(), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return TypedResults.LocalRedirect("/sources?problem=address");
        }

        var (_, added) = await store.AddAsync(
            new NewSource(address.Host, SourceKind.Feed, address.AbsoluteUri) { SiteUrl = address.GetLeftPart(UriPartial.Authority) }, cancellationToken);
        return TypedResults.LocalRedirect(added ? "/sources?done=added" : "/sources?problem=known");
    }

    private static async Task<RedirectHttpResult> Done(Task change)
    {
        await change;
        return TypedResults.LocalRedirect("/sources?done=1");
    }
}
