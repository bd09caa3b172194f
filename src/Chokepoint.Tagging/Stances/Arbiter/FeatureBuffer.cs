using System.Runtime.Intrinsics;
using Chokepoint.Tagging.Parsing;

namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>A list of features that is used again for every candidate; their keys are worked out eight at a time.</summary>
internal sealed class FeatureBuffer
{
    /// <summary>Set in keys of features that see a word itself.</summary>
    public const uint Lexical = 0x80000000;

    private const uint FirstTemplate = 1000;

    private static readonly uint[] Marks = [.. Enumerable.Range(0, 512).Select(template => IsLexical((uint)template) ? Lexical : 0)];

    // The parts of each feature, then its key, in a row of their own each, so that eight of a kind lie side by side.
    private uint[] templates = [];
    private uint[] marks = [];
    private uint[] firsts = [];
    private uint[] seconds = [];
    private uint[] thirds = [];
    private uint[] keys = [];
    private int hashed;

    public FeatureBuffer() => Grow(1024);

    public int Count { get; private set; }

    public ReadOnlySpan<uint> All
    {
        get
        {
            Hash();
            return keys.AsSpan(0, Count);
        }
    }

    public void Clear() => (Count, hashed) = (0, 0);

    public void Add(uint template, uint first = 0, uint second = 0, uint third = 0)
    {
        var at = Count;
        if (at == keys.Length)
        {
            Grow(at * 2);
        }

        templates[at] = template + FirstTemplate;
        marks[at] = Marks[template];
        firsts[at] = first;
        seconds[at] = second;
        thirds[at] = third;
        Count = at + 1;
    }

    /// <summary>Two numbers as one.</summary>
    public static uint Mix(uint hash, uint next) => FeatureHash.Key(999, hash, next);

    // Templates that look at single words; all others see only classes of words.
    private static bool IsLexical(uint template) => template is 11 or 12 or (>= 20 and <= 23) or 25 or 31 or 32 or (>= 44 and <= 47) or 49 or 50 or 52 or 62 or 72 or 73 or 75 or 84 or 105 or 165;

    // The arrays are a multiple of eight long; keys behind the last are never read.
    private void Hash()
    {
        for (; hashed < Count; hashed += Vector256<uint>.Count)
        {
            var parts = (Vector256.Create<uint>(firsts.AsSpan(hashed)), Vector256.Create<uint>(seconds.AsSpan(hashed)), Vector256.Create<uint>(thirds.AsSpan(hashed)));
            var found = FeatureHash.Keys(Vector256.Create<uint>(templates.AsSpan(hashed)), parts);
            ((found & Vector256.Create(~Lexical)) | Vector256.Create<uint>(marks.AsSpan(hashed))).CopyTo(keys.AsSpan(hashed));
        }

        hashed = Count;
    }

    private void Grow(int size)
    {
        Array.Resize(ref templates, size);
        Array.Resize(ref marks, size);
        Array.Resize(ref firsts, size);
        Array.Resize(ref seconds, size);
        Array.Resize(ref thirds, size);
        Array.Resize(ref keys, size);
    }
}
