using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Chokepoint.Scraper.Fetching.Encodings;

namespace Chokepoint.Benchmarks.Extraction;

internal sealed record RawPage(Uri Address, string Html);

/// <summary>Pages of a folder: each .html file is one, each line {"url","html"} of a .jsonl file another.</summary>
internal static class PageFolder
{
    public static IReadOnlyList<RawPage> Read(string folder)
    {
        var pages = new List<RawPage>();
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            switch (Path.GetExtension(file).ToLowerInvariant())
            {
                case ".html" or ".htm":
                    pages.Add(new RawPage(new Uri($"https://{Path.GetFileNameWithoutExtension(file)}.example/"), HtmlEncoding.Decode(File.ReadAllBytes(file))));
                    break;
                case ".jsonl":
                    pages.AddRange(File.ReadLines(file).Select(Line).OfType<RawPage>());
                    break;
            }
        }

        return pages;
    }

    /// <summary>Tells whether two runs measured the same pages.</summary>
    public static string Fingerprint(IEnumerable<RawPage> pages)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var page in pages)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(page.Address + "\n" + page.Html));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    private static RawPage? Line(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.TryGetProperty("html", out var html) && html.GetString() is { } text
            && json.RootElement.TryGetProperty("url", out var url) && Uri.TryCreate(url.GetString(), UriKind.Absolute, out var address)
            ? new RawPage(address, text) : null;
    }
}
