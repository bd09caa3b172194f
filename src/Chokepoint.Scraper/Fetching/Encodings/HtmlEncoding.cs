using System.Text;
using System.Text.Unicode;
using UtfUnknown;

namespace Chokepoint.Scraper.Fetching.Encodings;

/// <summary>In which encoding a page is written, and its text.</summary>
public static class HtmlEncoding
{
    // The standard looks at 1,024 bytes and starts over when a later tag disagrees; looking further at once comes to the same.
    private const int Prescanned = 64 * 1024;

    private static readonly (byte[] Mark, string Name)[] Marks =
        [([0xef, 0xbb, 0xbf], "UTF-8"), ([0xfe, 0xff], "UTF-16BE"), ([0xff, 0xfe], "UTF-16LE")];

    /// <summary>Byte order mark, header, meta element, strict UTF-8, then statistics.</summary>
    /// <param name="bytes">The page.</param>
    /// <param name="transport">Label of the Content-Type header; null where it has none.</param>
    /// <param name="fallback">Name for pages that give no hint at all.</param>
    /// <returns>The name of the Encoding standard.</returns>
    public static string Detect(ReadOnlySpan<byte> bytes, string? transport = null, string fallback = "windows-1252")
    {
        foreach (var (mark, name) in Marks)
        {
            if (bytes.StartsWith(mark))
            {
                return name;
            }
        }

        var declared = EncodingLabels.NameOf(transport) ?? MetaPrescan.Find(bytes[..Math.Min(bytes.Length, Prescanned)]);
        var isAscii = Ascii.IsValid(bytes);

        // Servers label everything as Latin-1 by default; text that is valid UTF-8 beyond ASCII is not Latin-1 by chance.
        if (!isAscii && declared is null or "windows-1252" && Utf8.IsValid(bytes))
        {
            return "UTF-8";
        }

        return declared ?? (isAscii ? fallback : Guess(bytes) ?? fallback);
    }

    /// <summary>The page as text; malformed sequences become U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? transport = null)
    {
        var encoding = EncodingLabels.DecoderOf(Detect(bytes, transport));
        foreach (var (mark, _) in Marks)
        {
            if (bytes.StartsWith(mark))
            {
                return encoding.GetString(bytes[mark.Length..]);
            }
        }

        return encoding.GetString(bytes);
    }

    private static string? Guess(ReadOnlySpan<byte> bytes)
    {
        var best = CharsetDetector.DetectFromBytes(bytes[..Math.Min(bytes.Length, Prescanned * 4)].ToArray()).Detected;
        return best is { Confidence: > 0.5f } ? EncodingLabels.NameOf(best.EncodingName) : null;
    }
}
