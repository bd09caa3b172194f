using Chokepoint.Tagging.Parsing;

namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>A list of feature keys that is used again for every candidate.</summary>
internal sealed class FeatureBuffer
{
    /// <summary>Set in keys of features that see a word itself.</summary>
    public const uint Lexical = 0x80000000;

    private uint[] keys = new uint[1024];

    public int Count { get; private set; }

    public ReadOnlySpan<uint> All => keys.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(uint template, uint first = 0, uint second = 0, uint third = 0)
    {
        if (Count == keys.Length)
        {
            Array.Resize(ref keys, keys.Length * 2);
        }
        var key = FeatureHash.Key(template + 1000, first, second, third);
        keys[Count++] = IsLexical(template) ? key | Lexical : key & ~Lexical;
    }

    // Templates that look at single words; all others see only classes of words.
    private static bool IsLexical(uint template) => template is 11 or 12 or (>= 20 and <= 23) or 25 or 31 or 32 or (>= 44 and <= 47) or 49 or 50 or 52 or 62 or 72 or 73 or 75 or 84 or 105;

    /// <summary>Two numbers as one.</summary>
    public static uint Mix(uint hash, uint next) => FeatureHash.Key(999, hash, next);
}
