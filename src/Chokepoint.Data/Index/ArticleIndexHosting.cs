using Chokepoint.Data.Index.Bitmaps;
using Microsoft.Extensions.DependencyInjection;

namespace Chokepoint.Data.Index;

public static class ArticleIndexHosting
{
    /// <summary>Builds the in-process index in the background and keeps it fresh: for programs that answer many questions.</summary>
    public static IServiceCollection AddArticleIndex(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<ArticleIndexOptions>().BindConfiguration(ArticleIndexOptions.Section)
            .Validate(options => options.FromArticles > 0, $"{ArticleIndexOptions.Section}:{nameof(ArticleIndexOptions.FromArticles)} is a number from 1 up.");
        services.AddSingleton<ChangeListener>();
        services.AddSingleton(provider => provider.GetRequiredService<IndexKeeper>().Readiness);
        services.AddHostedService<IndexWorker>();
        return services;
    }
}
