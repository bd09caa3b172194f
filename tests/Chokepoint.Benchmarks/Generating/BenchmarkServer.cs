using Chokepoint.Data;
using Chokepoint.Data.Embedded;
using Chokepoint.Data.Index.Bitmaps;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Chokepoint.Benchmarks.Generating;

/// <summary>A PostgreSQL server of the benchmarks' own, in the folder of `--home`; one database for each recipe, kept from run to run.</summary>
internal sealed class BenchmarkServer : IAsyncDisposable
{
    private readonly EmbeddedPostgres server;

    private BenchmarkServer(EmbeddedPostgres server) => this.server = server;

    /// <summary>What the server is told beyond the defaults; the report states it.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["shared_buffers"] = "2GB",
        ["effective_cache_size"] = "12GB",
        ["maintenance_work_mem"] = "1GB",
        ["work_mem"] = "32MB",
        ["max_wal_size"] = "8GB",
        ["checkpoint_timeout"] = "30min",
        ["random_page_cost"] = "1.1",
    };

    public string DataRoot => server.DataRoot;

    public static string HomeOf(string? home) => Path.GetFullPath(home ?? Path.Combine(Path.GetTempPath(), "chokepoint-benchmarks"));

    public static async Task<BenchmarkServer> StartAsync(string home, CancellationToken cancellationToken) => new(await EmbeddedPostgres.StartAsync(
        new EmbeddedPostgresOptions
        {
            DataRoot = Path.Combine(home, "postgres"),
            CacheDir = Path.Combine(home, "binaries"),
            ServerSettings = Settings,
        },
        NullLogger.Instance,
        cancellationToken));

    /// <summary>The services over one database, migrated; with an index that was built before, if there is one.</summary>
    public async Task<ServiceProvider> OpenAsync(string database, CancellationToken cancellationToken, IndexKeeper? keeper = null)
    {
        var connectionString = await server.EnsureDatabaseAsync(database, cancellationToken) + ";Command Timeout=0";
        var collection = new ServiceCollection().AddLogging().AddChokepointData(connectionString);
        if (keeper is not null)
        {
            collection.AddSingleton(keeper);
        }

        var services = collection.BuildServiceProvider();
        await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(cancellationToken);
        return services;
    }

    public string ConnectionOf(string database) => server.ConnectionString(database);

    /// <summary>A copy to write into; nobody may be connected to the first.</summary>
    public async Task CopyAsync(string database, string copy, CancellationToken cancellationToken)
    {
        await DropAsync(copy, cancellationToken);
        await using var source = NpgsqlDataSource.Create(server.ConnectionString("postgres") + ";Command Timeout=0");
        await using var command = source.CreateCommand($"create database \"{copy}\" template \"{database}\"");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task DropAsync(string database, CancellationToken cancellationToken)
    {
        NpgsqlConnection.ClearAllPools();
        await using var source = NpgsqlDataSource.Create(server.ConnectionString("postgres"));
        await using var command = source.CreateCommand($"drop database if exists \"{database}\" with (force)");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
