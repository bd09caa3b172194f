using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Chokepoint.Tagging.Parsing;

/// <summary>
/// The features of one decision, then their keys, hashed eight at a time. Each template must always give the same number of parts:
/// parts that none gives stay 0.
/// </summary>
internal ref struct FeatureKeys
{
    private readonly Span<uint> keys;
    private readonly ref uint first;
    private readonly ref uint second;
    private readonly ref uint third;
    private readonly uint template;
    private readonly int size;
    private int count;

    /// <param name="template">Number of the first template; the others follow.</param>
    /// <param name="space">As large as <see cref="SpaceFor"/> says, and zero.</param>
    public FeatureKeys(uint template, Span<uint> space)
    {
        this.template = template;
        size = space.Length / 4;
        keys = space[..size];
        first = ref space[size];
        second = ref space[2 * size];
        third = ref space[3 * size];
    }

    public static int SpaceFor(int features) => (features + Vector256<uint>.Count - 1) / Vector256<uint>.Count * Vector256<uint>.Count * 4;

    public void Add(uint one)
    {
        Debug.Assert(count < size, "The space is too small.");
        Unsafe.Add(ref first, count++) = one;
    }

    public void Add(uint one, uint two)
    {
        Unsafe.Add(ref second, count) = two;
        Add(one);
    }

    public void Add(uint one, uint two, uint three)
    {
        Unsafe.Add(ref third, count) = three;
        Add(one, two);
    }

    /// <summary>The key of each feature in the order added, the same as <see cref="FeatureHash.Key"/> gives; then starts anew.</summary>
    public ReadOnlySpan<uint> Hash()
    {
        ref var target = ref MemoryMarshal.GetReference(keys);
        var templates = Vector256.Create(template) + Vector256<uint>.Indices;
        for (nuint at = 0; at < (nuint)count; at += (nuint)Vector256<uint>.Count)
        {
            var parts = (Vector256.LoadUnsafe(ref first, at), Vector256.LoadUnsafe(ref second, at), Vector256.LoadUnsafe(ref third, at));
            FeatureHash.Keys(templates, parts).StoreUnsafe(ref target, at);
            templates += Vector256.Create((uint)Vector256<uint>.Count);
        }

        var hashed = keys[..count];
        count = 0;
        return hashed;
    }
}
