using OpenTelemetry.Metrics;

namespace Chokepoint.Web.Health;

internal static class HealthServices
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddAspNetCoreInstrumentation()
            .AddMeter("Chokepoint.*", "System.Runtime", "Npgsql")
            .AddPrometheusExporter());
        return services;
    }

    public static void MapHealth(this WebApplication app)
    {
        // Alive is whoever answers; ready is who can answer questions.
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        app.MapPrometheusScrapingEndpoint("/metrics");
    }
}
