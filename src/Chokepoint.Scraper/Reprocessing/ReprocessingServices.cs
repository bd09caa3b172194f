namespace Chokepoint.Scraper.Reprocessing;

internal static class ReprocessingServices
{
    /// <summary>Reading stored pages again; and, beside the clock that polls, the one that lets old pages go.</summary>
    public static IServiceCollection AddReprocessing(this IServiceCollection services, bool cleans)
    {
        services.AddSingleton<Reprocessor>();
        return cleans ? services.AddHostedService<PageCleaner>() : services;
    }
}
