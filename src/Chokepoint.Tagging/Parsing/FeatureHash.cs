using System.Runtime.Intrinsics;

namespace Chokepoint.Tagging.Parsing;

/// <summary>Hashes that stay the same on every machine and in every run, unlike <see cref="HashCode"/>.</summary>
internal static class FeatureHash
{
    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>A word as features see it: lower case, numbers and years as classes, straight apostrophes.</summary>
    public static uint OfWord(ReadOnlySpan<char> word)
    {
        if (word.Length > 0 && char.IsAsciiDigit(word[0]))
        {
            return IsYear(word) ? 2u : 3u;
        }

        var hash = Basis;
        foreach (var letter in word)
        {
            hash = (hash ^ Fold(letter)) * Prime;
        }

        return hash | 16u;
    }

    public static uint OfSuffix(ReadOnlySpan<char> word, int length) =>
        OfWord(word.Length > length ? word[^length..] : word);

    /// <summary>The key of one feature: which template, and what it saw. Never 0.</summary>
    public static uint Key(uint template, uint first, uint second = 0, uint third = 0)
    {
        var hash = (template * 0x9E3779B1u) ^ first;
        hash = (hash * 0x85EBCA6Bu) + uint.RotateLeft(second, 13);
        hash = ((hash ^ (hash >> 15)) * 0xC2B2AE35u) + uint.RotateLeft(third, 7);
        hash = (hash ^ (hash >> 13)) * 0x27D4EB2Fu;
        hash ^= hash >> 15;
        return hash == 0 ? 1 : hash;
    }

    /// <summary>Eight keys at a time.</summary>
    public static Vector256<uint> Keys(Vector256<uint> templates, (Vector256<uint> First, Vector256<uint> Second, Vector256<uint> Third) parts)
    {
        var hash = (templates * 0x9E3779B1u) ^ parts.First;
        hash = (hash * 0x85EBCA6Bu) + ((parts.Second << 13) | (parts.Second >>> 19));
        hash = ((hash ^ (hash >>> 15)) * 0xC2B2AE35u) + ((parts.Third << 7) | (parts.Third >>> 25));
        hash = (hash ^ (hash >>> 13)) * 0x27D4EB2Fu;
        hash ^= hash >>> 15;
        return hash - Vector256.Equals(hash, Vector256<uint>.Zero); // all bits set are -1
    }

    private static bool IsYear(ReadOnlySpan<char> word) =>
        word.Length == 4 && (word.StartsWith("19") || word.StartsWith("20")) && char.IsAsciiDigit(word[2]) && char.IsAsciiDigit(word[3]);

    private static uint Fold(char letter) =>
        letter < 128 ? (letter is >= 'A' and <= 'Z' ? letter | 32u : letter)
        : letter is '’' or '‘' ? '\''
        : letter is '“' or '”' ? '"'
        : letter is '–' or '—' ? '-'
        : char.ToLowerInvariant(letter);
}
