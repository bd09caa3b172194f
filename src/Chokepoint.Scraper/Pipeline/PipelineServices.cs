using Chokepoint.Data.Articles;
using Chokepoint.Data.Sources;
using Chokepoint.Scraper.Duplicates;
using Chokepoint.Scraper.Fetching;
using Chokepoint.Scraper.Scheduling;
using Chokepoint.Scraper.SecondOpinion;
using Chokepoint.Scraper.Sources;

namespace Chokepoint.Scraper.Pipeline;

public static class PipelineServices
{
    /// <summary>The pipeline and the probe of new sources; needs the data services.</summary>
    public static IServiceCollection AddArticlePipeline(this IServiceCollection services) => services
        .AddSingleton<ClusterFinder>()
        .AddSingleton<ArticleFiling>()
        .AddSingleton<EntryEdits>()
        .AddSingleton(provider => new ItemLedger(
            provider.GetRequiredService<ArticleFiling>(),
            provider.GetRequiredService<ArticleStore>(),
            provider.GetRequiredService<FailedItems>(),
            provider.GetRequiredService<ReadTimes>())
        {
            Time = provider.GetRequiredService<TimeProvider>(),
            Edits = provider.GetRequiredService<EntryEdits>(),
            Opinion = provider.GetService<StanceReview>(),
        })
        .AddSingleton<SitemapParts>()
        .AddSingleton<SourceEntries>()
        .AddSingleton<EntryPages>()
        .AddSingleton<ArticlePipeline>()
        .AddSingleton<SourcePoll>(provider => async (source, cancellationToken) =>
            (await provider.GetRequiredService<ArticlePipeline>().PollAsync(source, cancellationToken)).Report())
        .AddSingleton(provider => new SourceProbe(provider.GetRequiredService<PoliteClient>()));
}
