using System.Globalization;
using System.Text;

namespace Chokepoint.Scraper.Fetching.Urls;

/// <summary>The percent-encode sets of the URL standard (https://url.spec.whatwg.org/#percent-encoded-bytes).</summary>
internal static class PercentEncoding
{
    public const string Fragment = " \"<>`";
    public const string Query = " \"#<>'";
    public const string Path = " \"#<>?^`{}";
    public const string UserInfo = Path + "/:;=@[\\]|";

    private const string Unreserved = "-._~";

    /// <summary>Encodes control characters, all that is not ASCII, and the characters of <paramref name="set"/>.</summary>
    public static string Encode(ReadOnlySpan<char> text, string set)
    {
        if (!text.ContainsAnyExceptInRange('\u0021', '\u007e') && !text.ContainsAny(set))
        {
            return text.ToString();
        }

        var result = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            Append(result, rune, set);
        }

        return result.ToString();
    }

    /// <summary>Decodes every valid escape; the bytes are read as UTF-8.</summary>
    public static string Decode(string text) =>
        text.Contains('%', StringComparison.Ordinal) ? Encoding.UTF8.GetString(DecodeBytes(Encoding.UTF8.GetBytes(text))) : text;

    /// <summary>Escapes that stand for unreserved characters are decoded, all others are written in upper case (RFC 3986, 6.2.2).</summary>
    public static string Normalise(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!TryEscape(text, i, out var value))
            {
                result.Append(text[i]);
                continue;
            }

            var isUnreserved = char.IsAsciiLetterOrDigit((char)value) || Unreserved.Contains((char)value, StringComparison.Ordinal);
            AppendByte(result, value, isUnreserved);
            i += 2;
        }

        return result.ToString();
    }

    /// <summary>True where an escape of two hexadecimal digits starts at <paramref name="at"/>.</summary>
    public static bool TryEscape(ReadOnlySpan<char> text, int at, out byte value)
    {
        value = 0;
        return text[at] == '%' && at + 2 < text.Length
            && byte.TryParse(text.Slice(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }

    public static void AppendByte(StringBuilder result, byte value, bool literally)
    {
        if (literally)
        {
            result.Append((char)value);
        }
        else
        {
            result.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
        }
    }

    private static void Append(StringBuilder result, Rune rune, string set)
    {
        if (rune.IsAscii)
        {
            AppendByte(result, (byte)rune.Value, rune.Value is >= 0x20 and <= 0x7e && !set.Contains((char)rune.Value, StringComparison.Ordinal));
            return;
        }

        Span<byte> bytes = stackalloc byte[4];
        foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
        {
            AppendByte(result, value, literally: false);
        }
    }

    private static byte[] DecodeBytes(byte[] bytes)
    {
        var length = 0;
        for (var i = 0; i < bytes.Length; i++, length++)
        {
            bytes[length] = bytes[i];
            if (bytes[i] == '%' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]))
            {
                bytes[length] = (byte)((Hex(bytes[i + 1]) << 4) | Hex(bytes[i + 2]));
                i += 2;
            }
        }

        return bytes[..length];
    }

    private static int Hex(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
