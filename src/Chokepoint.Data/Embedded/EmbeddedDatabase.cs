using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Chokepoint.Data.Embedded;

/// <summary>
/// The database of this process: the server that configuration names, else the embedded one. Dispose it last: it stops
/// the embedded server where no other process uses it.
/// </summary>
public sealed class EmbeddedDatabase : IAsyncDisposable
{
    /// <summary>Configuration key "ConnectionStrings:Chokepoint".</summary>
    public const string ConnectionStringName = "Chokepoint";

    /// <summary>Environment variable that names a server for every program.</summary>
    public const string Variable = "CHOKEPOINT_DATABASE";

    private readonly EmbeddedPostgres? server;

    private EmbeddedDatabase(string connectionString, EmbeddedPostgres? server)
    {
        ConnectionString = connectionString;
        this.server = server;
    }

    public string ConnectionString { get; }

    /// <summary>True where no connection string was given, so that one process does everything.</summary>
    public bool IsEmbedded => server is not null;

    /// <summary>The connection string that configuration or environment gives; null means embedded.</summary>
    public static string? Configured(IConfiguration configuration)
    {
        var named = configuration.GetConnectionString(ConnectionStringName);
        return string.IsNullOrWhiteSpace(named) ? NullIfBlank(configuration[Variable]) : named;
    }

    /// <exception cref="EmbeddedPostgresException">The embedded server cannot be had; the message says what to do.</exception>
    public static async Task<EmbeddedDatabase> OpenAsync(
        IConfiguration configuration, ILogger logger, CancellationToken cancellationToken = default)
    {
        if (Configured(configuration) is { } connectionString)
        {
            return new(connectionString, server: null);
        }

        var server = await EmbeddedPostgres.StartAsync(Options(configuration), logger, cancellationToken);
        return new(await server.EnsureDatabaseAsync("chokepoint", cancellationToken), server);
    }

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static EmbeddedPostgresOptions Options(IConfiguration configuration)
    {
        var section = configuration.GetSection(EmbeddedPostgresOptions.Section);
        var home = ChokepointHome.Path;
        return new EmbeddedPostgresOptions
        {
            DataRoot = Path.Combine(home, "postgres"),
            CacheDir = Path.Combine(home, "binaries"),
            BinDir = NullIfBlank(section[nameof(EmbeddedPostgresOptions.BinDir)]),
            RunAsUser = NullIfBlank(section[nameof(EmbeddedPostgresOptions.RunAsUser)]),
            AllowFetch = section.GetValue(nameof(EmbeddedPostgresOptions.AllowFetch), true),
            IgnoreInstalled = section.GetValue(nameof(EmbeddedPostgresOptions.IgnoreInstalled), false),
            Port = section.GetValue<int?>(nameof(EmbeddedPostgresOptions.Port)),
        };
    }

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

/// <summary>Stops the database after every other hosted service, the web server included, has stopped.</summary>
internal sealed class DatabaseStopper(EmbeddedDatabase database, StartupSignals signals, IHostApplicationLifetime lifetime) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        signals.Leave();
        if (signals.IsEnded)
        {
            lifetime.StopApplication();
        }

        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public async Task StoppedAsync(CancellationToken cancellationToken) => await database.DisposeAsync();
}
