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
        var changes = routes.MapGroup("/sources").ExcludeFromDescription().AddEndpointFilter(async (context, next) =>
            IsLocal(context.HttpContext) ? await next(context) : TypedResults.Problem("Changes are possible from this machine only.", statusCode: 403));
        changes.MapPost("/add", Add);
        changes.MapPost("/{id:long}/outlet", Describe);
        changes.MapPost("/{id:long}/pause", ([FromForm] bool paused, long id, SourceStore store, SourceDirectory known, CancellationToken token) =>
            Done(store.PauseAsync(id, paused, token), known, paused ? "paused" : "resumed"));
        changes.MapPost("/{id:long}/poll", ([FromForm] string? now, long id, SourceStore store, SourceDirectory known, CancellationToken token) =>
            Done(store.PollNowAsync(id, token), known, "poll"));
        changes.MapPost("/sample/remove", ([FromForm] string? now, SampleCorpus sample, SourceDirectory known, CancellationToken token) =>
            Done(sample.RemoveAsync(token), known, "sample"));
    }

    /// <summary>The name is checked too: a page from outside could otherwise make its own name point here.</summary>
    public static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && OwnNames.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For");

    private static async Task<RedirectHttpResult> Add(
        [FromForm] SourceForm form, SourceStore store, SourceDirectory known, CancellationToken cancellationToken)
    {
        if (form.ToSource() is not { } source)
        {
            return TypedResults.LocalRedirect("/sources?problem=address");
        }

        var (_, added) = await store.AddAsync(source, cancellationToken);
        known.Forget();
        return TypedResults.LocalRedirect(added ? "/sources?done=added" : "/sources?problem=known");
    }

    private static async Task<RedirectHttpResult> Describe([FromForm] OutletForm form, long id, SourceStore store, SourceDirectory known)
    {
        await store.UpdateAsync(id, form.ApplyTo, CancellationToken.None);
        known.Forget();
        return TypedResults.LocalRedirect(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/sources/{id}?done=1"));
    }

    private static async Task<RedirectHttpResult> Done(Task change, SourceDirectory known, string done)
    {
        await change;
        known.Forget();
        return TypedResults.LocalRedirect("/sources?done=" + done);
    }
}
