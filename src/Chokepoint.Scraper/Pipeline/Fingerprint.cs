using System.Security.Cryptography;
using System.Text;

namespace Chokepoint.Scraper.Pipeline;

/// <summary>Names what has no address of its own by what it says.</summary>
internal static class Fingerprint
{
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
