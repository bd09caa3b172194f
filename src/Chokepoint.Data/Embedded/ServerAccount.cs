using System.Diagnostics;

namespace Chokepoint.Data.Embedded;

/// <summary>PostgreSQL refuses to run as root: the account that its programs run as, and how they are run.</summary>
internal sealed record ServerAccount(string? Name, string WorkingFolder)
{
    /// <summary>Null name where this process is no root (on Windows pg_ctl drops the rights itself).</summary>
    public static ServerAccount Choose(EmbeddedPostgresOptions options, ClusterPaths paths)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            return new(null, paths.Cluster);
        }

        if (Directory.Exists(paths.Data))
        {
            var owner = Capture("ls", ["-ld", paths.Data]).Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(2);
            if (owner is not null and not "root")
            {
                return new(owner, paths.Cluster);
            }
        }

        if (options.RunAsUser is { Length: > 0 } wanted)
        {
            return new(wanted, paths.Cluster);
        }

        var accounts = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet();
        var account = Array.Find(["postgres", "_postgres", "nobody"], accounts.Contains)
            ?? throw new EmbeddedPostgresException(
                "PostgreSQL may not run as root and there is no account 'postgres' or 'nobody' to run it as. Set EmbeddedPostgres__RunAsUser.");
        return new(account, paths.Cluster);
    }

    public void Own(string path)
    {
        if (Name is not null)
        {
            Capture("chown", [Name, path]);
        }
    }

    /// <summary>Runs a program of PostgreSQL to its end. Without <paramref name="captures"/> its output is left alone.</summary>
    public async Task<(int Code, string Output)> RunAsync(
        string file, IEnumerable<string> arguments, bool captures, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(StartInfo(file, arguments, captures))
                ?? throw new EmbeddedPostgresException($"{file} does not start.");
            if (!captures)
            {
                await process.WaitForExitAsync(cancellationToken);
                return (process.ExitCode, "");
            }

            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output + await error);
        }
        catch (System.ComponentModel.Win32Exception exception) when (Name is not null)
        {
            throw new EmbeddedPostgresException(
                $"Cannot run {file} as '{Name}' ({exception.Message}). As root, PostgreSQL needs another account that can read it and " +
                $"{WorkingFolder}: set EmbeddedPostgres__RunAsUser, choose another CHOKEPOINT_HOME, or start as an ordinary user.",
                exception);
        }
    }

    private ProcessStartInfo StartInfo(string file, IEnumerable<string> arguments, bool captures)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = WorkingFolder, // the caller's folder may be closed to the account
            RedirectStandardOutput = captures,
            RedirectStandardError = captures,
        };
        if (Name is not null)
        {
            start.UserName = Name; // on Unix too: the rights are dropped between fork and exec
            start.Environment["HOME"] = WorkingFolder;
        }

        // PGDATA, PGPORT and their like would change what initdb and the server do.
        foreach (var name in start.Environment.Keys.Where(key => key.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_MESSAGES"] = "C";
        if (OperatingSystem.IsMacOS())
        {
            start.Environment["LC_ALL"] = "en_US.UTF-8"; // else the postmaster becomes multithreaded and gives up
        }

        return start;
    }

    private static string Capture(string file, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, UseShellExecute = false })
            ?? throw new EmbeddedPostgresException($"{file} does not start.");
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text;
    }
}
