using Chokepoint.Web.Layout;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Chokepoint.Web.Settings;

internal static class SettingsEndpoint
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public static IReadOnlyList<string> Zones { get; } =
        [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Prepend("UTC").Distinct().Where(IsPlace)];

    public static void MapSettings(this IEndpointRouteBuilder routes) => routes.MapPost("/settings", Save);

    // Unknown values are stored nowhere: reading the cookies falls back to the usual choice.
    private static RedirectHttpResult Save([FromForm] SettingsForm form, HttpContext context)
    {
        Set(context, "theme", form.Theme);
        Set(context, "density", form.Density);
        Set(context, Preferences.ZoneCookie, form.Zone);
        Set(context, Preferences.LanguageCookie, form.Language);
        Set(context, "keys", form.Keys ?? "off");
        return TypedResults.LocalRedirect("/settings?saved=1");
    }

    private static void Set(HttpContext context, string name, string? value)
    {
        if (value is { Length: > 0 and < 64 })
        {
            // The page's own script changes theme and density, so it must be able to read them.
            context.Response.Cookies.Append(name, value, new() { MaxAge = Kept, SameSite = SameSiteMode.Lax, Path = "/" });
        }
    }

    private static bool IsPlace(string zone) => zone is "UTC" || (zone.Contains('/', StringComparison.Ordinal)
        && !zone.StartsWith("Etc/", StringComparison.Ordinal) && !zone.StartsWith("posix/", StringComparison.Ordinal)
        && !zone.StartsWith("right/", StringComparison.Ordinal));
}

// Properties, not parameters: a box that is not ticked sends nothing, and a missing parameter is refused.
internal sealed class SettingsForm
{
    public string? Theme { get; set; }
    public string? Density { get; set; }
    public string? Zone { get; set; }
    public string? Language { get; set; }
    public string? Keys { get; set; }
}
