using System.IO.Compression;
using Chokepoint.Data;
using Chokepoint.Web.Articles;
using Chokepoint.Web.Export;
using Chokepoint.Web.Framing;
using Chokepoint.Web.Health;
using Chokepoint.Web.Matrix;
using Chokepoint.Web.Profiles;
using Chokepoint.Web.Settings;
using Chokepoint.Web.Shifts;
using Chokepoint.Web.Sources;
using Chokepoint.Web.Timeline;
using Chokepoint.Web.Views;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.ResponseCompression;

namespace Chokepoint.Web.Layout;

internal static class DashboardServices
{
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddHttpContextAccessor();
        services.AddResponseCompression();
        // Pages are made anew for each request: what a better compression saves on the way, it takes in time before.
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.AddAntiforgery();
        // In the database, so that every instance reads the cookies of the others.
        services.AddDataProtection().SetApplicationName("Chokepoint").PersistKeysToDbContext<ChokepointContext>();
        services.AddScoped<Preferences>();
        services.AddScoped<Shown>();
        services.AddScoped<TimelineLoader>();
        services.AddSingleton<SourceDirectory>();
        services.AddSingleton<ArticleLoader>();
        services.AddSingleton<ArticleNews>();
        services.AddHostedService(provider => provider.GetRequiredService<ArticleNews>());
        services.AddScoped<MatrixLoader>();
        services.AddScoped<CellLoader>();
        services.AddScoped<ProfileLoader>();
        services.AddScoped<StoryLoader>();
        return services;
    }

    public static void UseDashboard(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseIndexGate();
        app.UseAntiforgery();
        app.Use((context, next) => context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } ? RefuseAsync(context) : next(context));
    }

    public static void MapDashboard(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapSettings();
        // Reading all time zones takes a second that the first visitor of the settings should not wait.
        app.Lifetime.ApplicationStarted.Register(() => Task.Run(() => SettingsEndpoint.Zones.Count));
        app.MapSourceChanges();
        app.MapViewChanges();
        app.MapLiveCount();
        app.MapExportCounts();
        app.MapShiftDecisions();
        app.MapMatrixSteps();
        // The header of our own forbids framing; Blazor's would allow our own pages.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }

    // Left alone, the error page would trip over the same token and answer 500.
    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsync("The form is too old or came from elsewhere. Load the page again and send it once more.", context.RequestAborted);
    }
}
