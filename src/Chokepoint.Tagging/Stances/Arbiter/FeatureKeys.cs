using Chokepoint.Tagging.Parsing;

namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>A list of feature keys that is used again for every candidate.</summary>
internal sealed class FeatureKeys
{
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
        keys[Count++] = FeatureHash.Key(template + 1000, first, second, third);
    }

    /// <summary>Two numbers as one.</summary>
    public static uint Mix(uint hash, uint next) => FeatureHash.Key(999, hash, next);
}
