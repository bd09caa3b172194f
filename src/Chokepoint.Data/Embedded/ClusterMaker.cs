using System.Security.Cryptography;

namespace Chokepoint.Data.Embedded;

/// <summary>Makes a cluster with initdb: under another name first, moved last, so that a cut leaves nothing half-made.</summary>
internal sealed class ClusterMaker(EmbeddedPostgresOptions options, ClusterPaths paths, ServerAccount account, PostgresBinaries binaries)
{
    public async Task MakeAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(paths.Cluster))
        {
            Directory.Delete(paths.Cluster, recursive: true); // no PG_VERSION in it: nobody's data
        }

        ServerFolders.Ensure(paths.Cluster, shared: false);
        account.Own(paths.Cluster);
        var passwordForInit = WritePasswords();
        var making = paths.Data + ".new";
        var (code, output) = await InitAsync(making, passwordForInit, cancellationToken);
        File.Delete(passwordForInit);
        if (code != 0)
        {
            var who = account.Name is null ? "" : " as " + account.Name;
            throw new EmbeddedPostgresException($"initdb ({binaries.InitDb}) failed in {making}{who}:\n{output.Trim()}");
        }

        await File.AppendAllLinesAsync(
            Path.Combine(making, "postgresql.conf"),
            ["", "# --- set by Chokepoint ---", .. Settings().Select(Line)],
            cancellationToken);
        Directory.Move(making, paths.Data);
    }

    private string WritePasswords()
    {
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        ServerFolders.WritePrivate(paths.Password, password);
        var forInit = Path.Combine(paths.Cluster, "pw");
        ServerFolders.WritePrivate(forInit, password);
        account.Own(forInit);
        return forInit;
    }

    private async Task<(int Code, string Output)> InitAsync(string making, string passwordFile, CancellationToken cancellationToken)
    {
        string[] common =
        [
            "-D", making, "-U", EmbeddedPostgres.SuperUser, "--pwfile", passwordFile, "-A", "scram-sha-256",
            "--encoding", "UTF8", "--no-instructions",
            "--no-sync", // seconds on a busy disk; made good in the background once the server runs
        ];

        var (code, output) = await account.RunAsync(binaries.InitDb, [.. common, .. Locale()], captures: true, cancellationToken);
        if (code == 0 || !output.Contains("locale", StringComparison.Ordinal))
        {
            return (code, output);
        }

        if (Directory.Exists(making))
        {
            Directory.Delete(making, recursive: true);
        }

        return await account.RunAsync(binaries.InitDb, [.. common, "--no-locale"], captures: true, cancellationToken);
    }

    // The same order and case rules on every system.
    private string[] Locale() => binaries.Major >= 17
        ? ["--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C"]
        : ["--locale", OperatingSystem.IsLinux() ? "C.UTF-8" : OperatingSystem.IsMacOS() ? "en_US.UTF-8" : "C"];

    private Dictionary<string, string> Settings()
    {
        var settings = new Dictionary<string, string>
        {
            ["listen_addresses"] = "127.0.0.1",
            ["unix_socket_directories"] = "", // the built-in default is closed to us
            ["password_encryption"] = "scram-sha-256",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
            ["max_connections"] = "100",
            ["jit"] = "off",
            ["shared_buffers"] = "256MB",
            ["dynamic_shared_memory_type"] = OperatingSystem.IsWindows() ? "windows" : "mmap", // containers: /dev/shm is 64 MB
        };
        if (!options.Durable)
        {
            settings["fsync"] = settings["synchronous_commit"] = settings["full_page_writes"] = "off";
            settings["wal_level"] = "minimal";
            settings["max_wal_senders"] = "0";
            settings["max_connections"] = "200";
        }

        foreach (var (name, value) in options.ServerSettings)
        {
            settings[name] = value;
        }

        return settings;
    }

    private static string Line(KeyValuePair<string, string> setting) =>
        $"{setting.Key} = '{setting.Value.Replace("'", "''", StringComparison.Ordinal)}'";
}
