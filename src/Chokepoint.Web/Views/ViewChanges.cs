using Chokepoint.Data.Views;
using Chokepoint.Scraper.Alerts;
using Chokepoint.Web.Sources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Chokepoint.Web.Views;

/// <summary>What the forms of saved views send. A reader changes only own views.</summary>
internal static class ViewChanges
{
    private const int LongestQuery = 4000;
    private static readonly string[] Pages = ["/", "/matrix", "/map", "/shifts"];

    public static void MapViewChanges(this IEndpointRouteBuilder routes)
    {
        var views = routes.MapGroup("/views").ExcludeFromDescription();
        views.MapPost("/save", Save);
        views.MapPost("/{id:long}/change", Change);
        views.MapPost("/{id:long}/delete", Delete);
    }

    public static string Address(string page, string query) => query.Length == 0 ? page : page + "?" + query;

    private static async Task<RedirectHttpResult> Save(
        [FromForm] ViewForm form, HttpContext context, SavedViews views, CancellationToken cancellationToken)
    {
        var page = Pages.Contains(form.Page) ? form.Page! : "/"; // not null: it is one of them
        if (NameOf(form) is not { } name || form.Query is { Length: > LongestQuery })
        {
            return TypedResults.LocalRedirect("/views?problem=name");
        }

        var (alert, problem) = AlertOf(form, context);
        if (problem is not null)
        {
            return TypedResults.LocalRedirect("/views?problem=" + problem);
        }

        var query = (form.Query ?? "").TrimStart('?');
        var view = new SavedView { Name = name, Page = page, Query = query, Owner = Reader.EnsureId(context), Shared = form.Shared is not null, Alert = alert };
        await views.SaveAsync(view, cancellationToken);
        return TypedResults.LocalRedirect("/views?done=saved");
    }

    private static async Task<RedirectHttpResult> Change(
        [FromForm] ViewForm form, long id, HttpContext context, SavedViews views)
    {
        if (NameOf(form) is not { } name)
        {
            return TypedResults.LocalRedirect("/views?problem=name");
        }

        var (alert, problem) = AlertOf(form, context);
        if (problem is not null)
        {
            return TypedResults.LocalRedirect("/views?problem=" + problem);
        }

        var changed = Reader.IdOf(context) is { } owner && await views.ChangeAsync(id, owner, (name, form.Shared is not null), context.RequestAborted)
            && (!MayAlert(form, context) || await views.SetAlertAsync(id, owner, alert, context.RequestAborted));
        return TypedResults.LocalRedirect(changed ? "/views?done=changed" : "/views?problem=gone");
    }

    private static async Task<RedirectHttpResult> Delete([FromForm] string? now, long id, HttpContext context, SavedViews views)
    {
        var deleted = Reader.IdOf(context) is { } owner && await views.DeleteAsync(id, owner, context.RequestAborted);
        return TypedResults.LocalRedirect(deleted ? "/views?done=deleted" : "/views?problem=gone");
    }

    private static bool MayAlert(ViewForm form, HttpContext context) => form.Alert is not null && SourceChanges.IsLocal(context);

    private static (string? Alert, string? Problem) AlertOf(ViewForm form, HttpContext context)
    {
        if (!MayAlert(form, context) || string.IsNullOrWhiteSpace(form.Alert))
        {
            return (null, null);
        }

        var mail = context.RequestServices.GetRequiredService<IOptions<AlertOptions>>().Value.Mail;
        return AlertAddress.Parse(form.Alert) switch
        {
            null => (null, "alert"),
            { Mail: not null } when mail is null => (null, "mail"),
            _ => (form.Alert.Trim(), null),
        };
    }

    private static string? NameOf(ViewForm form) => form.Name?.Trim() is { Length: > 0 and <= SavedViews.LongestName } name ? name : null;
}

// Properties, not parameters: a box that is not ticked sends nothing, and a missing parameter is refused.
internal sealed class ViewForm
{
    public string? Name { get; set; }
    public string? Page { get; set; }
    public string? Query { get; set; }
    public string? Shared { get; set; }

    /// <summary>Whom to tell; empty takes it away, absent leaves it.</summary>
    public string? Alert { get; set; }
}
