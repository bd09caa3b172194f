using Chokepoint.Data.Sources;
using Chokepoint.Scraper.Alerts;
using Chokepoint.Scraper.Duplicates;
using Chokepoint.Scraper.Fetching;
using Chokepoint.Scraper.Fetching.Hosts;
using Chokepoint.Scraper.Import;
using Chokepoint.Scraper.Pipeline;
using Chokepoint.Scraper.Positions;
using Chokepoint.Scraper.Reprocessing;
using Chokepoint.Scraper.Scheduling;
using Chokepoint.Scraper.SecondOpinion;
using Chokepoint.Scraper.Starter;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Chokepoint.Scraper;

public static class ScraperServices
{
    /// <summary>
    /// The whole scraper: fetching, reading, and the clock that polls what is due. Needs AddChokepointData.
    /// Set <paramref name="polls"/> to false for the parts alone, as commands and previews use them.
    /// </summary>
    public static IServiceCollection AddChokepointScraper(this IServiceCollection services, IConfiguration configuration, bool polls = true)
    {
        services.AddOptions<ScraperOptions>().Bind(configuration.GetSection(ScraperOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<HostQueue>(provider => new SharedHostQueue(
            provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<TimeProvider>()));
        services.AddFetching();
        services.AddSecondOpinion(configuration);
        services.AddArticlePipeline();
        services.AddScheduling();
        services.AddAlerts(configuration);
        services.AddSingleton<StarterLoader>();
        services.AddReprocessing(polls);
        services.AddSingleton(provider => new ArticleImporter(
            provider.GetRequiredService<ArticleFiling>(), provider.GetRequiredService<PoliteClient>()));
        if (polls)
        {
            services.AddHostedService(provider => provider.GetRequiredService<PollClock>());
            services.AddHostedService<PositionClock>();
            services.AddHostedService(provider => provider.GetRequiredService<AlertClock>());
        }

        return services;
    }

    private static void AddScheduling(this IServiceCollection services)
    {
        services.AddSingleton(provider => new SourceLedger(
            provider.GetRequiredService<SourcePolling>(),
            provider.GetRequiredService<IDbContextFactory<Chokepoint.Data.ChokepointContext>>(),
            provider.GetRequiredService<IOptions<ScraperOptions>>(),
            provider.GetRequiredService<ILogger<SourceLedger>>())
        { Time = provider.GetRequiredService<TimeProvider>() });
        services.AddSingleton<SourceWorker>();
        services.AddSingleton(provider => new PollClock(
            provider.GetRequiredService<SourcePolling>(),
            provider.GetRequiredService<SourceWorker>(),
            provider.GetRequiredService<IOptions<ScraperOptions>>(),
            provider.GetRequiredService<ILogger<PollClock>>())
        { Time = provider.GetRequiredService<TimeProvider>(), Clusters = provider.GetRequiredService<ClusterFinder>() });
    }
}
