using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using Chokepoint.Data.Embedded;
using Microsoft.Playwright;

namespace Chokepoint.BrowserTests.Support;

/// <summary>The first browser that starts: CHROMIUM, an installed one, Playwright's own, a pinned package fetched by name.</summary>
internal static class ChromiumFinder
{
    // @sparticuz/chromium: MIT, Chromium itself BSD.
    private static readonly NpmPackage Package = new(
        "@sparticuz/chromium", "153.0.0", "jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==");

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ];

    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        var tried = new List<string>();
        foreach (var path in Candidates())
        {
            if (await TryAsync(playwright, path, null, tried) is { } browser)
            {
                return browser;
            }
        }

        if (OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64)
        {
            try
            {
                var folder = await FetchAsync();
                var environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
                    .ToDictionary(entry => (string)entry.Key, entry => entry.Value?.ToString() ?? "");
                environment["LD_LIBRARY_PATH"] = Path.Combine(folder, "lib");
                environment["FONTCONFIG_FILE"] = Path.Combine(folder, "fonts.conf");
                if (await TryAsync(playwright, Path.Combine(folder, "chromium"), environment, tried) is { } browser)
                {
                    return browser;
                }
            }
            catch (Exception exception) when (exception is InvalidDataException or IOException)
            {
                tried.Add("package: " + exception.Message);
            }
        }

        throw new InvalidOperationException($"""
            The browser tests found no Chromium.
            Do one of these, then run the tests again:
              Debian          sudo apt-get install -y chromium
              Fedora          sudo dnf install -y chromium
              macOS           brew install --cask google-chrome
              Windows         winget install Google.Chrome
            or set CHROMIUM to the path of one.
            Tried: {string.Join("; ", tried)}
            """);
    }

    private static IEnumerable<string?> Candidates()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } wanted)
        {
            return [wanted];
        }

        string[] names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
        string[] fixedPaths =
        [
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            @"C:\Program Files\Google\Chrome\Application\chrome.exe",
            @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
        ];
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return [.. names.SelectMany(name => onPath.Select(folder => Path.Combine(folder, name))).Concat(fixedPaths).Where(File.Exists), null];
    }

    private static async Task<IBrowser?> TryAsync(
        IPlaywright playwright, string? path, Dictionary<string, string>? environment, List<string> tried)
    {
        try
        {
            return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments, Env = environment });
        }
        catch (PlaywrightException exception)
        {
            tried.Add($"{path ?? "Playwright's own"}: {exception.Message.Split('\n')[0]}");
            return null;
        }
    }

    private static async Task<string> FetchAsync()
    {
        var target = Path.Combine(ChokepointHome.Path, "binaries", "chromium-" + Package.Version);
        if (File.Exists(Path.Combine(target, "chromium")))
        {
            return target;
        }

        var work = $"{target}.{Guid.NewGuid():N}.tmp";
        Directory.CreateDirectory(work);
        var archive = await Package.FetchAsync(work, CancellationToken.None);
        await UnpackAsync(archive, work);
        await File.WriteAllTextAsync(Path.Combine(work, "fonts.conf"), $"""
            <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
            <fontconfig><dir>/usr/share/fonts</dir><dir>{target}/fonts</dir><cachedir>{target}/fonts-cache</cachedir></fontconfig>
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(work, "chromium"), (UnixFileMode)0b111_101_101);
        }

        Directory.Move(work, target);
        return target;
    }

    private static async Task UnpackAsync(string archive, string work)
    {
        await using var file = File.OpenRead(archive);
        await using var gzip = new GZipStream(file, CompressionMode.Decompress);
        await using var tar = new TarReader(gzip);
        while (await tar.GetNextEntryAsync() is { } entry)
        {
            if (entry.DataStream is null || !entry.Name.StartsWith("package/bin/", StringComparison.Ordinal)
                || !entry.Name.EndsWith(".br", StringComparison.Ordinal))
            {
                continue;
            }

            await using var plain = new BrotliStream(entry.DataStream, CompressionMode.Decompress);
            if (entry.Name.EndsWith(".tar.br", StringComparison.Ordinal))
            {
                await TarFile.ExtractToDirectoryAsync(plain, work, overwriteFiles: true);
            }
            else
            {
                await using var chromium = File.Create(Path.Combine(work, "chromium"));
                await plain.CopyToAsync(chromium);
            }
        }
    }
}
