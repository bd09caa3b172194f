using Chokepoint.Web.Settings;
using Chokepoint.Web.Timeline;

namespace Chokepoint.Web.Layout;

internal static class DashboardServices
{
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddHttpContextAccessor();
        services.AddResponseCompression();
        services.AddAntiforgery();
        services.AddScoped<Preferences>();
        services.AddScoped<Shown>();
        services.AddScoped<TimelineLoader>();
        return services;
    }

    public static void UseDashboard(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseAntiforgery();
    }

    public static void MapDashboard(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapSettings();
        // The header of our own forbids framing; Blazor's would allow our own pages.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
