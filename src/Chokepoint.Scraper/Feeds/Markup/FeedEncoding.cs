using System.Text;
using UtfUnknown;

namespace Chokepoint.Scraper.Feeds.Markup;

/// <summary>
/// Bytes of a feed to text. Labels are often wrong, bytes are not: what is valid UTF-8 is UTF-8, whatever the label says;
/// only then count the header, the XML declaration, and detection.
/// </summary>
internal static class FeedEncoding
{
    private const int SniffLength = 1024;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    static FeedEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string Decode(ReadOnlySpan<byte> bytes, string? contentType) => ControlCharacters.Clean(Raw(bytes, contentType));

    private static string Raw(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (ByteOrderMark(bytes) is var (marked, length) && marked is not null)
        {
            return marked.GetString(bytes[length..]);
        }

        if (WidePattern(bytes) is { } wide)
        {
            return wide.GetString(bytes);
        }

        var header = Named(HeaderCharset(contentType));
        var declared = Named(DeclaredCharset(bytes));
        if ((declared ?? header) is { } stateful && IsSevenBit(stateful))
        {
            return stateful.GetString(bytes);
        }

        return IsUtf8(bytes) ? Encoding.UTF8.GetString(bytes) : Choose(bytes, header, declared).GetString(bytes);
    }

    private static Encoding Choose(ReadOnlySpan<byte> bytes, Encoding? header, Encoding? declared)
    {
        if ((IsLegacy(header) ? header : IsLegacy(declared) ? declared : null) is { } legacy)
        {
            return legacy;
        }

        // Labelled UTF-8 with strays in it: the valid sequences tell whether to believe the label.
        var mixed = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new StrayByteFallback());
        if ((header ?? declared) is not null && HasMultiByteSequences(bytes))
        {
            return mixed;
        }

        var detected = CharsetDetector.DetectFromBytes(bytes.ToArray()).Detected;
        return detected?.Encoding is { } guess && detected.Confidence > 0.5f && IsLegacy(guess) ? Browser(guess) : mixed;
    }

    private static bool IsLegacy(Encoding? encoding) => encoding is not (null or UTF8Encoding or UnicodeEncoding or UTF32Encoding);

    private static bool IsSevenBit(Encoding encoding) =>
        encoding.WebName is "iso-2022-jp" or "csISO2022JP" or "iso-2022-kr" or "hz-gb-2312";

    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetCharCount(bytes) >= 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool HasMultiByteSequences(ReadOnlySpan<byte> bytes)
    {
        var valid = 0;
        var invalid = 0;
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var consumed);
            valid += status == System.Buffers.OperationStatus.Done && rune.Value > 127 ? 1 : 0;
            invalid += status == System.Buffers.OperationStatus.Done ? 0 : 1;
            bytes = bytes[consumed..];
        }

        return valid > invalid;
    }

    private static (Encoding? Encoding, int Length) ByteOrderMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new StrayByteFallback()), 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false), 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (null, 0),
    };

    // Without a mark, "<" or "<?" in another width gives it away (XML 1.0, appendix F).
    private static Encoding? WidePattern(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'<', 0, 0, 0, ..] => Encoding.UTF32,
        [0, 0, 0, (byte)'<', ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
        [(byte)'<', 0, _, 0, ..] => Encoding.Unicode,
        [0, (byte)'<', 0, _, ..] => Encoding.BigEndianUnicode,
        [0x4C, 0x6F, 0xA7, 0x94, ..] => Encoding.GetEncoding(37),
        _ => null,
    };

    private static string? HeaderCharset(string? contentType)
    {
        var index = contentType?.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) ?? -1;
        return index < 0 ? null : contentType![(index + 8)..].Split(';')[0].Trim(' ', '"', '\'');
    }

    private static string? DeclaredCharset(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, SniffLength)]);
        var declaration = head.IndexOf("<?xml", StringComparison.OrdinalIgnoreCase);
        var end = declaration < 0 ? -1 : head.IndexOf('>', declaration);
        var label = end < 0 ? -1 : head.IndexOf("encoding", declaration, end - declaration, StringComparison.OrdinalIgnoreCase);
        return label < 0 ? null : head[(label + 8)..end].TrimStart(' ', '=', '\'', '"', '\t', '\r', '\n').Split('\'', '"', '?', ' ')[0];
    }

    private static Encoding? Named(string? label)
    {
        try
        {
            return string.IsNullOrWhiteSpace(label) ? null : Browser(Encoding.GetEncoding(label));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    // As browsers read them: what is called Latin-1 or ASCII is windows-1252, GB2312 is GBK's superset.
    private static Encoding Browser(Encoding encoding) => encoding.CodePage switch
    {
        20127 or 28591 => Encoding.GetEncoding(1252),
        28599 => Encoding.GetEncoding(1254),
        936 or 20936 => Encoding.GetEncoding(54936),
        _ => encoding,
    };
}
