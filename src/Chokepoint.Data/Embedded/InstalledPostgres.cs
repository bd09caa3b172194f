namespace Chokepoint.Data.Embedded;

/// <summary>Where the installers of each system put PostgreSQL's programs.</summary>
internal static class InstalledPostgres
{
    public static IEnumerable<string> Folders() =>
        (OperatingSystem.IsWindows() ? OnWindows() : OnUnix())
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            .Distinct();

    private static IEnumerable<string> OnWindows()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86 }
            .SelectMany(folder => Versions(Path.Combine(Environment.GetFolderPath(folder), "PostgreSQL"), "*", "bin"))
            .Append(Path.Combine(home, "scoop", "apps", "postgresql", "current", "bin"));
    }

    private static IEnumerable<string> OnUnix() =>
    [
        .. Versions("/usr/lib/postgresql", "*", "bin"), // Debian, Ubuntu
        .. Versions("/usr", "pgsql-*", "bin"), // the project's own packages for RHEL and Fedora
        .. Versions("/usr/libexec", "postgresql*", ""), // Alpine
        .. Versions("/opt/homebrew/opt", "postgresql*", "bin"),
        .. Versions("/usr/local/opt", "postgresql*", "bin"),
        .. Versions("/home/linuxbrew/.linuxbrew/opt", "postgresql*", "bin"),
        .. Versions("/Applications/Postgres.app/Contents/Versions", "*", "bin"),
        .. Versions("/Library/PostgreSQL", "*", "bin"), // the installer for macOS
    ];

    private static IEnumerable<string> Versions(string root, string pattern, string tail)
    {
        try
        {
            return Directory.Exists(root)
                ? Directory.GetDirectories(root, pattern).Select(folder => Path.Combine(folder, tail)).Where(Directory.Exists)
                : [];
        }
        catch (UnauthorizedAccessException)
        {
            return [];
        }
    }
}
