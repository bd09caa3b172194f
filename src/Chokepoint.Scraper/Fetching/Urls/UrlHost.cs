using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Chokepoint.Scraper.Fetching.Urls;

/// <summary>The host parser of the URL standard: what a browser would connect to, however the host is written.</summary>
internal static class UrlHost
{
    private const string Forbidden = "\0\t\n\r #/:<>?@[\\]^|%\u007f";

    private static readonly IdnMapping Idn = new() { AllowUnassigned = true };

    /// <summary>The serialised host, or null where the host is invalid.</summary>
    public static string? Parse(string host)
    {
        if (host.StartsWith('['))
        {
            return host.EndsWith(']') ? ParseV6(host[1..^1]) : null;
        }

        var domain = ToAscii(PercentEncoding.Decode(host));
        if (string.IsNullOrEmpty(domain) || domain.Any(character => character < ' ' || Forbidden.Contains(character, StringComparison.Ordinal)))
        {
            return null;
        }

        return EndsInNumber(domain) ? ParseV4(domain) : domain;
    }

    private static string? ToAscii(string domain)
    {
        if (System.Text.Ascii.IsValid(domain) && !domain.Contains("xn--", StringComparison.OrdinalIgnoreCase))
        {
            return domain.ToLowerInvariant();
        }

        try
        {
            // The mapping rejects the empty root label, which a host may end with; soft hyphens and the like map to nothing.
            var dot = domain.EndsWith('.') ? "." : "";
            var ascii = Idn.GetAscii(domain.Replace("\u00ad", "", StringComparison.Ordinal)[..^dot.Length]).ToLowerInvariant();
            return IsValidPunycode(ascii) ? ascii + dot : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsValidPunycode(string ascii)
    {
        if (!ascii.Contains("xn--", StringComparison.Ordinal))
        {
            return true;
        }

        // Punycode that decodes to plain ASCII or to nothing is a disguise, never a name.
        var unicode = Idn.GetUnicode(ascii);
        return ascii.Split('.').Zip(unicode.Split('.')).All(pair =>
            !pair.First.StartsWith("xn--", StringComparison.Ordinal) || !System.Text.Ascii.IsValid(pair.Second));
    }

    private static string? ParseV6(string text)
    {
        if (text.Any(character => !char.IsAsciiHexDigit(character) && character is not (':' or '.'))
            || !IPAddress.TryParse(text, out var address) || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return null;
        }

        var pieces = address.GetAddressBytes().Chunk(2).Select(pair => (pair[0] << 8) | pair[1]).ToArray();
        return "[" + Compress(pieces) + "]";
    }

    private static string Compress(int[] pieces)
    {
        var (start, length) = LongestZeros(pieces);
        string Join(IEnumerable<int> part) => string.Join(':', part.Select(piece => piece.ToString("x", CultureInfo.InvariantCulture)));
        return length < 2 ? Join(pieces) : Join(pieces.Take(start)) + "::" + Join(pieces.Skip(start + length));
    }

    private static (int Start, int Length) LongestZeros(int[] pieces)
    {
        var best = (Start: 0, Length: 0);
        for (var start = 0; start < pieces.Length; start++)
        {
            var length = pieces.Skip(start).TakeWhile(piece => piece == 0).Count();
            best = length > best.Length ? (start, length) : best;
        }

        return best;
    }

    private static bool EndsInNumber(string domain)
    {
        var parts = domain.Split('.');
        if (parts[^1].Length == 0 && parts.Length == 1)
        {
            return false;
        }

        var last = parts[^1].Length == 0 ? parts[^2] : parts[^1];
        return last.Length > 0 && (last.All(char.IsAsciiDigit) || ParseNumber(last) is not null);
    }

    private static string? ParseV4(string domain)
    {
        var parts = domain.Split('.').ToList();
        if (parts[^1].Length == 0 && parts.Count > 1)
        {
            parts.RemoveAt(parts.Count - 1);
        }

        var numbers = parts.Select(ParseNumber).ToArray();
        if (parts.Count > 4 || numbers.Any(number => number is null) || numbers.SkipLast(1).Any(number => number > 255)
            || numbers[^1] >= 1UL << (8 * (5 - numbers.Length)))
        {
            return null;
        }

        var value = numbers[^1].GetValueOrDefault();
        for (var i = 0; i < numbers.Length - 1; i++)
        {
            value += numbers[i].GetValueOrDefault() << (8 * (3 - i));
        }

        return string.Create(CultureInfo.InvariantCulture, $"{value >> 24}.{(value >> 16) & 255}.{(value >> 8) & 255}.{value & 255}");
    }

    // Decimal, octal with a leading zero, hexadecimal with 0x: the forms that inet_aton reads.
    private static ulong? ParseNumber(string text)
    {
        var digits = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text[2..] : text;
        var radix = digits.Length != text.Length ? 16UL : text.Length > 1 && text[0] == '0' ? 8UL : 10UL;
        if (text.Length == 0)
        {
            return null;
        }

        var value = 0UL;
        foreach (var digit in digits)
        {
            var number = char.IsAsciiHexDigit(digit) ? (ulong)Convert.ToInt32(digit.ToString(), 16) : radix;
            if (number >= radix)
            {
                return null;
            }

            value = Math.Min((value * radix) + number, uint.MaxValue + 1UL);
        }

        return value;
    }
}
