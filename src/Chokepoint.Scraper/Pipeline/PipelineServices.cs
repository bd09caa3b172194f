using Chokepoint.Scraper.Fetching;
using Chokepoint.Scraper.Scheduling;
using Chokepoint.Scraper.Sources;

namespace Chokepoint.Scraper.Pipeline;

public static class PipelineServices
{
    /// <summary>The pipeline and the probe of new sources; needs the data services.</summary>
    public static IServiceCollection AddArticlePipeline(this IServiceCollection services) => services
        .AddSingleton<SourceEntries>()
        .AddSingleton<ItemLedger>()
        .AddSingleton<ArticlePipeline>()
        .AddSingleton<SourcePoll>(provider => async (source, cancellationToken) =>
            (await provider.GetRequiredService<ArticlePipeline>().PollAsync(source, cancellationToken)).Report())
        .AddSingleton(provider => new SourceProbe(provider.GetRequiredService<PoliteClient>()));
}
