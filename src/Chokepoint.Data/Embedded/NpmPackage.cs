using System.Diagnostics;
using System.Security.Cryptography;

namespace Chokepoint.Data.Embedded;

/// <summary>
/// A package fetched by name with the npm client, from whatever registry that client is configured for, and checked
/// against a pinned SHA-512 before anything of it is used.
/// </summary>
public sealed record NpmPackage(string Name, string Version, string Sha512)
{
    /// <summary>Fetches the archive into <paramref name="folder"/> and returns its path.</summary>
    /// <exception cref="InvalidDataException">There is no npm client, it failed, or the archive is not the pinned one.</exception>
    public async Task<string> FetchAsync(string folder, CancellationToken cancellationToken)
    {
        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        var start = new ProcessStartInfo(npm, ["pack", $"{Name}@{Version}", "--pack-destination", folder, "--silent"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        };
        try
        {
            using var process = Process.Start(start) ?? throw new InvalidDataException("npm does not start");
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            await output;
            if (process.ExitCode != 0)
            {
                throw new InvalidDataException($"npm pack ended with {process.ExitCode}: {(await error).Trim().Split('\n')[0]}");
            }
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new InvalidDataException("there is no npm client to fetch it with", exception);
        }

        var archive = Array.Find(Directory.GetFiles(folder, "*.tgz"), _ => true) ?? throw new InvalidDataException("npm pack wrote no archive");
        await using var file = File.OpenRead(archive);
        var hash = Convert.ToBase64String(await SHA512.HashDataAsync(file, cancellationToken));
        return hash == Sha512 ? archive : throw new InvalidDataException($"the archive's SHA-512 is {hash}, not {Sha512}");
    }
}
