using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Chokepoint.Data.Embedded;

/// <summary>Starts, finds and stops the server of one data folder.</summary>
internal sealed partial class ServerControl(EmbeddedPostgresOptions options, ClusterPaths paths, ServerLeases leases, ILogger logger)
{
    // Of a killed server, whose processes take a moment to notice.
    private const string InUse = "pre-existing shared memory block";

    public string Password { get; private set; } = "";
    public int Port { get; private set; }

    /// <summary>True where a server of ours already runs on the data; waits while it is starting, recovering or stopping.</summary>
    public async Task<bool> TryAttachAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(paths.Password))
        {
            return false;
        }

        Password = (await File.ReadAllTextAsync(paths.Password, cancellationToken)).Trim();
        var started = TimeProvider.System.GetTimestamp();
        while (ReadPidFile() is { } server && IsPostgres(server.Pid))
        {
            Port = server.Port;
            try
            {
                // Only our own server knows the random password.
                await using var connection = new NpgsqlConnection(ConnectionString("postgres", pooling: false));
                await connection.OpenAsync(cancellationToken);
                return true;
            }
            catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.InvalidPassword
                or PostgresErrorCodes.InvalidAuthorizationSpecification)
            {
                throw new EmbeddedPostgresException(
                    $"The server on 127.0.0.1:{Port} does not accept the password in {paths.Password}. " +
                    $"Stop it (pg_ctl stop -D {paths.Data}) or choose another CHOKEPOINT_HOME.", exception);
            }
            catch (NpgsqlException) when (TimeProvider.System.GetElapsedTime(started) < options.StartTimeout)
            {
                await Task.Delay(100, cancellationToken);
            }
        }

        return false;
    }

    public async Task StartAsync(PostgresBinaries binaries, ServerAccount account, CancellationToken cancellationToken)
    {
        Password = (await File.ReadAllTextAsync(paths.Password, cancellationToken)).Trim();
        RemoveStalePidFile();
        if (new FileInfo(paths.Log) is { Exists: true, Length: > 8_000_000 })
        {
            File.Move(paths.Log, paths.Log + ".old", overwrite: true);
        }

        var started = TimeProvider.System.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            Port = options.Port ?? (attempt == 1 ? LastPort() : null) ?? FreePort();
            var logged = File.Exists(paths.Log) ? new FileInfo(paths.Log).Length : 0;
            var (code, output) = await account.RunAsync(
                binaries.PgCtl, StartArguments(), captures: !OperatingSystem.IsWindows(), cancellationToken);
            if (code == 0)
            {
                await File.WriteAllTextAsync(paths.Port, Port.ToString(CultureInfo.InvariantCulture), cancellationToken);
                return;
            }

            var log = ServerFolders.Tail(paths.Log, logged);
            if (log.Contains(InUse, StringComparison.Ordinal) && TimeProvider.System.GetElapsedTime(started) < options.StartTimeout)
            {
                attempt--;
                await Task.Delay(200, cancellationToken);
                continue;
            }

            if (attempt >= 4 || options.Port is not null || !log.Contains("could not bind", StringComparison.Ordinal))
            {
                throw new EmbeddedPostgresException(
                    $"PostgreSQL {binaries.Version} did not start: {output.Trim()}\nEnd of {paths.Log}:\n{log}");
            }
        }
    }

    public string ConnectionString(string database, bool pooling = true) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = EmbeddedPostgres.SuperUser,
        Password = Password,
        Database = database,
        Pooling = pooling,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    // -w waits until the server is ready. On Windows a redirected stream would be inherited by the server and never end.
    private string[] StartArguments() =>
    [
        "start", "-D", paths.Data, "-l", paths.Log, "-s", "-w",
        "-t", ((int)options.StartTimeout.TotalSeconds).ToString(CultureInfo.InvariantCulture),
        "-o", string.Create(CultureInfo.InvariantCulture, $"-p {Port}"),
    ];

    /// <summary>
    /// After a killed container the pid in the file can be any process by now, and the server would refuse to start.
    /// Where that process is no postgres the file is stale (the server still checks its shared memory).
    /// </summary>
    private void RemoveStalePidFile()
    {
        if (!File.Exists(paths.PidFile) || (ReadPidFile() is { } server && IsPostgres(server.Pid)))
        {
            return;
        }

        if (leases.OthersHold(elsewhereOnly: true))
        {
            throw new EmbeddedPostgresException(
                $"The data folder {paths.Root} is in use by a process of another container. " +
                "Give each its own CHOKEPOINT_HOME, or use one database server for both (docker compose up).");
        }

        LogRemovedStalePidFile();
        File.Delete(paths.PidFile);
    }

    // postmaster.pid holds a line each: pid, data folder, start time, port, ...
    private (int Pid, int Port)? ReadPidFile()
    {
        try
        {
            var lines = File.ReadAllLines(paths.PidFile);
            return lines.Length >= 4
                && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid)
                && int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port)
                ? (pid, port)
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsPostgres(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited && process.ProcessName.StartsWith("postgres", StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private int? LastPort() =>
        File.Exists(paths.Port) && int.TryParse(File.ReadAllText(paths.Port), CultureInfo.InvariantCulture, out var last) && IsFree(last)
            ? last
            : null;

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [LoggerMessage(LogLevel.Warning, "Removed the pid file of a server that is gone; PostgreSQL recovers from its log")]
    private partial void LogRemovedStalePidFile();
}
