using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Chokepoint.Data.Embedded;

/// <summary>
/// A PostgreSQL server owned by the application: made on the first start, kept on disk, shared by every process that uses
/// the same data folder. The first process starts it, the last one to leave stops it; after a killed process the next one
/// attaches to what runs, or starts it and lets it recover.
/// </summary>
public sealed partial class EmbeddedPostgres : IAsyncDisposable
{
    public const string SuperUser = "chokepoint";

    private readonly EmbeddedPostgresOptions options;
    private readonly ILogger logger;
    private readonly ClusterPaths paths;
    private readonly ServerLeases leases;
    private readonly ServerControl control;
    private ServerAccount account = new(null, "");
    private PostgresBinaries? binaries;
    private int disposed;

    private EmbeddedPostgres(EmbeddedPostgresOptions options, ILogger logger)
    {
        this.options = options;
        this.logger = logger;
        paths = new ClusterPaths(Path.GetFullPath(options.DataRoot));
        leases = new ServerLeases(paths.Root, options.StartTimeout);
        control = new ServerControl(options, paths, leases, logger);
    }

    /// <summary>Port on 127.0.0.1, the only address it listens on.</summary>
    public int Port => control.Port;

    public string DataRoot => paths.Root;

    /// <summary>True where this process found the server already running.</summary>
    public bool Attached { get; private set; }

    /// <summary>True where this start made the cluster.</summary>
    public bool Created { get; private set; }

    /// <summary>Starts or joins the server.</summary>
    /// <exception cref="EmbeddedPostgresException">No binaries, no rights, or the server does not start; the message says what to do.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedPostgresOptions options, ILogger logger, CancellationToken cancellationToken = default)
    {
        var postgres = new EmbeddedPostgres(options, logger);
        try
        {
            await postgres.StartCoreAsync(cancellationToken);
            return postgres;
        }
        catch
        {
            postgres.ForgetExit();
            postgres.leases.Dispose();
            throw;
        }
    }

    public string ConnectionString(string database) => control.ConnectionString(database);

    /// <summary>Gives the lease back; the last process to do so stops the server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
        {
            return;
        }

        ForgetExit();
        NpgsqlConnection.ClearAllPools();
        if (!Directory.Exists(paths.Root))
        {
            return; // removed under our feet: nothing is left to stop by
        }

        await using (await leases.LockAsync(CancellationToken.None))
        {
            leases.Dispose();
            if (leases.OthersHold())
            {
                LogLeftRunning();
            }
            else if (binaries is not null)
            {
                await StopServerAsync(binaries);
            }
        }
    }

    private async Task StartCoreAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        ServerFolders.Ensure(paths.Root, shared: true);
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
        AppDomain.CurrentDomain.UnhandledException += OnProcessExit; // ProcessExit is not raised after one
        await using (await leases.LockAsync(cancellationToken))
        {
            leases.Take();
            account = ServerAccount.Choose(options, paths);
            var major = paths.Major;
            Attached = major is not null && await control.TryAttachAsync(cancellationToken);
            binaries = await PostgresBinaries.FindAsync(options, major, logger, cancellationToken);
            if (!Attached)
            {
                await MakeAndStartAsync(binaries, major, cancellationToken);
            }
        }

        if (Created && options.Durable)
        {
            // Makes good initdb's --no-sync; an early crash only costs an empty cluster.
            _ = account.RunAsync(binaries.InitDb, ["--sync-only", "-D", paths.Data], captures: true, CancellationToken.None);
        }

        var how = Attached ? "attached" : Created ? "created and started" : "started";
        LogReady(binaries.Version, how, Port, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds, paths.Root);
    }

    private async Task MakeAndStartAsync(PostgresBinaries found, int? major, CancellationToken cancellationToken)
    {
        var maker = new ClusterMaker(options, paths, account, found);
        if (major is null)
        {
            await maker.MakeAsync(cancellationToken);
            Created = true;
        }

        try
        {
            await control.StartAsync(found, account, cancellationToken);
        }
        catch (EmbeddedPostgresException exception) when (!options.Durable && !Created)
        {
            LogMadeAnew(exception.Message);
            await maker.MakeAsync(cancellationToken);
            Created = true;
            await control.StartAsync(found, account, cancellationToken);
        }
    }

    private async Task StopServerAsync(PostgresBinaries found)
    {
        var (code, output) = await account.RunAsync(
            found.PgCtl, ["stop", "-D", paths.Data, "-s", "-m", "fast", "-w", "-t", "30"],
            captures: !OperatingSystem.IsWindows(), CancellationToken.None);
        if (code == 0)
        {
            LogStopped();
        }
        else
        {
            LogNotStopped(output.Trim());
        }
    }

    private void OnProcessExit(object? sender, EventArgs e) => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private void ForgetExit()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        AppDomain.CurrentDomain.UnhandledException -= OnProcessExit;
    }

    [LoggerMessage(LogLevel.Information, "Embedded PostgreSQL {Version} {How} on 127.0.0.1:{Port} in {Milliseconds} ms; data in {Root}")]
    private partial void LogReady(Version version, string how, int port, long milliseconds, string root);

    [LoggerMessage(LogLevel.Warning, "The throw-away cluster did not start and was made anew: {Reason}")]
    private partial void LogMadeAnew(string reason);

    [LoggerMessage(LogLevel.Information, "Embedded PostgreSQL keeps running for other processes")]
    private partial void LogLeftRunning();

    [LoggerMessage(LogLevel.Information, "Embedded PostgreSQL stopped")]
    private partial void LogStopped();

    [LoggerMessage(LogLevel.Warning, "Embedded PostgreSQL did not stop: {Output}")]
    private partial void LogNotStopped(string output);
}
