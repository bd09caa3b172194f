using Chokepoint.Data;
using Chokepoint.Data.Embedded;
using Chokepoint.IntegrationTests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace Chokepoint.IntegrationTests.Support;

/// <summary>One throw-away server for the whole run, and one migrated template that every test database is copied from.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private const string Template = "template_chokepoint";

    // A machine that is slow fails no test.
    private const string Patient = ";Timeout=300;Command Timeout=900";
    private EmbeddedPostgres? server;
    private int databases;

    public EmbeddedPostgres Server => server ?? throw new InvalidOperationException("The fixture has not started yet.");

    public async ValueTask InitializeAsync()
    {
        server = await EmbeddedPostgres.StartAsync(TestServer.Options("tests"), NullLogger.Instance);
        var connectionString = await Server.EnsureDatabaseAsync(Template) + Patient;
        await using (var services = new ServiceCollection().AddLogging().AddChokepointData(connectionString).BuildServiceProvider())
        {
            await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        }

        NpgsqlConnection.ClearAllPools(); // a template must have no connections
    }

    /// <summary>A new migrated database; its connection string.</summary>
    public async Task<string> NewDatabaseAsync() =>
        await Server.CloneDatabaseAsync(Template, $"test_{Interlocked.Increment(ref databases)}") + Patient;

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
            Directory.Delete(server.DataRoot, recursive: true);
        }
    }
}

/// <summary>A database of its own for each test class: IClassFixture of this.</summary>
public sealed class DatabaseFixture(PostgresFixture postgres) : IAsyncLifetime
{
    private ServiceProvider? services;

    public string ConnectionString { get; private set; } = "";

    /// <summary>Stores and queries on this database.</summary>
    public IServiceProvider Services => services ?? throw new InvalidOperationException("The fixture has not started yet.");

    public NpgsqlDataSource Database => Services.GetRequiredService<NpgsqlDataSource>();

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await postgres.NewDatabaseAsync();
        services = new ServiceCollection().AddLogging().AddChokepointData(ConnectionString).BuildServiceProvider();
        await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None); // loads the entity numbers
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
        {
            await services.DisposeAsync();
        }
    }
}

internal static class TestServer
{
    /// <summary>A throw-away server in a folder of its own, in memory where there is room: creating databases on a busy disk takes ten times as long.</summary>
    public static EmbeddedPostgresOptions Options(string name)
    {
        const string shm = "/dev/shm";
        var scratch = OperatingSystem.IsLinux() && Directory.Exists(shm) && new DriveInfo(shm).AvailableFreeSpace > 1_500_000_000
            ? shm : Path.GetTempPath();
        return new EmbeddedPostgresOptions
        {
            DataRoot = Path.Combine(scratch, $"chokepoint-{name}-{Environment.UserName}-{Environment.ProcessId}"),
            CacheDir = Path.Combine(ChokepointHome.Path, "binaries"),
            Durable = false,
        };
    }
}
