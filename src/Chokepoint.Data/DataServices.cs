using Chokepoint.Data.Articles;
using Chokepoint.Data.Export;
using Chokepoint.Data.Index;
using Chokepoint.Data.Index.Bitmaps;
using Chokepoint.Data.Positions;
using Chokepoint.Data.Sources;
using Chokepoint.Data.Tags;
using Chokepoint.Data.Views;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace Chokepoint.Data;

public static class DataServices
{
    /// <summary>Database, stores and queries. <paramref name="readConnectionString"/> names a replica for what dashboards ask; null means the same server.</summary>
    public static IServiceCollection AddChokepointData(
        this IServiceCollection services, string connectionString, string? readConnectionString = null)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
        services.AddSingleton(provider => new ReadDatabase(
            readConnectionString is null ? provider.GetRequiredService<NpgsqlDataSource>() : NpgsqlDataSource.Create(readConnectionString)));
        services.AddDbContextFactory<ChokepointContext>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()).UseSnakeCaseNamingConvention());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<EntityNumbering>();
        services.AddSingleton<DatabaseMigrator>();
        services.AddSingleton<SourceStore>();
        services.AddSingleton<SourcePolling>();
        services.AddSingleton<FailedItems>();
        services.AddSingleton<SourceParts>();
        services.AddSingleton<EntryTexts>();
        services.AddSingleton<ReadTimes>();
        services.AddSingleton<ArticleStore>();
        services.AddSingleton<ArticleReader>();
        services.AddSingleton<SampleCorpus>();
        services.AddSingleton<ClusterStore>();
        services.AddSingleton<Retagger>();
        services.AddSingleton<PageStore>();
        services.AddSingleton<PageRevision>();
        services.AddSingleton<Settings>();
        services.AddSingleton<SavedViews>();
        services.AddSingleton<SourceNames>();
        services.AddSingleton<SqlArticleIndex>();
        services.AddSingleton<IndexKeeper>();
        services.AddSingleton<ArticleIndex>(provider => new LiveArticleIndex(
            provider.GetRequiredService<SqlArticleIndex>(),
            provider.GetRequiredService<IndexKeeper>(),
            provider.GetRequiredService<ReadDatabase>(),
            (provider.GetRequiredService<EntityNumbering>(), provider.GetRequiredService<SourceNames>())));
        services.AddSingleton<ArticleExport>();
        services.AddSingleton<Coverage>();
        services.AddSingleton<FilterParsing>();
        services.AddPositions();
        return services;
    }
}

/// <summary>Where dashboards read: the server itself, or a replica of it.</summary>
public sealed record ReadDatabase(NpgsqlDataSource Source);
