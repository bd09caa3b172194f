using Chokepoint.Scraper.Fetching;
using Chokepoint.Scraper.Sources;

namespace Chokepoint.Scraper.Pipeline;

public static class PipelineServices
{
    /// <summary>The pipeline and the probe of new sources; needs the data services.</summary>
    public static IServiceCollection AddArticlePipeline(this IServiceCollection services) => services
        .AddSingleton<SourceEntries>()
        .AddSingleton<ItemLedger>()
        .AddSingleton<ArticlePipeline>()
        .AddSingleton(provider => new SourceProbe(provider.GetRequiredService<PoliteClient>()));
}
