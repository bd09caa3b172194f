using System.Security.Cryptography;
using System.Text;

namespace Chokepoint.Data.Articles;

/// <summary>Outside text as PostgreSQL can store it. Replaced units are replaced one for one, so that offsets stay right.</summary>
internal static class CleanText
{
    private const int LeadLength = 280;

    /// <summary>NUL and lone surrogates cannot be stored as UTF-8.</summary>
    public static string Of(string text)
    {
        if (!text.Contains('\0', StringComparison.Ordinal) && !HasLoneSurrogate(text))
        {
            return text;
        }

        return string.Create(text.Length, text, static (span, source) =>
        {
            for (var index = 0; index < source.Length; index++)
            {
                span[index] = source[index] == '\0' ? ' ' : IsLone(source, index) ? '\uFFFD' : source[index];
            }
        });
    }

    public static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : Of(text.Trim());

    /// <summary>The first sentences, cut at a word.</summary>
    public static string LeadOf(string body)
    {
        var text = string.Join(' ', body[..Math.Min(body.Length, LeadLength * 4)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length <= LeadLength)
        {
            return Of(text);
        }

        var cut = text.LastIndexOf(' ', LeadLength);
        return Of(text[..(cut > LeadLength / 2 ? cut : LeadLength)] + "…");
    }

    /// <summary>White space apart, equal texts hash equally.</summary>
    public static byte[] ContentHash(string title, string body)
    {
        var words = (title + "\n" + body).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return Hash(string.Join(' ', words));
    }

    /// <summary>128 bits of SHA-256: short keys, and no two texts meet by chance or by intent.</summary>
    public static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text))[..16];

    private static bool HasLoneSurrogate(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (IsLone(text, index))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLone(string text, int index) =>
        (char.IsHighSurrogate(text[index]) && (index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1])))
        || (char.IsLowSurrogate(text[index]) && (index == 0 || !char.IsHighSurrogate(text[index - 1])));
}
