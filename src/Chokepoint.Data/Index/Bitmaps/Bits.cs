using System.Numerics;
using System.Runtime.InteropServices;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>Sets of places within one chunk, as words of 64 bits.</summary>
internal static class Bits
{
    public static int Words(int count) => (count + 63) >> 6;

    public static bool Has(ReadOnlySpan<ulong> bits, int place) => (bits[place >> 6] >> (place & 63) & 1) != 0;

    public static void Set(Span<ulong> bits, int place) => bits[place >> 6] |= 1UL << (place & 63);

    public static void Clear(Span<ulong> bits, int place) => bits[place >> 6] &= ~(1UL << (place & 63));

    /// <summary>Exactly the places from <paramref name="first"/> to one below <paramref name="end"/>.</summary>
    public static void Fill(Span<ulong> bits, int first, int end)
    {
        bits.Clear();
        if (first >= end)
        {
            return;
        }

        var (firstWord, lastWord) = (first >> 6, (end - 1) >> 6);
        bits[firstWord..(lastWord + 1)].Fill(ulong.MaxValue);
        bits[firstWord] &= ulong.MaxValue << (first & 63);
        bits[lastWord] &= ulong.MaxValue >> (63 - ((end - 1) & 63));
    }

    public static void And(Span<ulong> bits, ReadOnlySpan<ulong> other)
    {
        var wide = MemoryMarshal.Cast<ulong, Vector<ulong>>(bits);
        var wideOther = MemoryMarshal.Cast<ulong, Vector<ulong>>(other);
        for (var vector = 0; vector < wide.Length; vector++)
        {
            wide[vector] &= wideOther[vector];
        }

        for (var word = wide.Length * Vector<ulong>.Count; word < bits.Length; word++)
        {
            bits[word] &= other[word];
        }
    }

    public static void Or(Span<ulong> bits, ReadOnlySpan<ulong> other)
    {
        var wide = MemoryMarshal.Cast<ulong, Vector<ulong>>(bits);
        var wideOther = MemoryMarshal.Cast<ulong, Vector<ulong>>(other);
        for (var vector = 0; vector < wide.Length; vector++)
        {
            wide[vector] |= wideOther[vector];
        }

        for (var word = wide.Length * Vector<ulong>.Count; word < bits.Length; word++)
        {
            bits[word] |= other[word];
        }
    }

    public static void AndNot(Span<ulong> bits, ReadOnlySpan<ulong> other)
    {
        for (var word = 0; word < bits.Length; word++)
        {
            bits[word] &= ~other[word];
        }
    }

    public static int Count(ReadOnlySpan<ulong> bits)
    {
        var count = 0;
        foreach (var word in bits)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>How many of the places from <paramref name="first"/> to one below <paramref name="end"/>.</summary>
    public static int Count(ReadOnlySpan<ulong> bits, int first, int end)
    {
        if (first >= end)
        {
            return 0;
        }

        var (firstWord, lastWord) = (first >> 6, (end - 1) >> 6);
        var head = ulong.MaxValue << (first & 63);
        var tail = ulong.MaxValue >> (63 - ((end - 1) & 63));
        if (firstWord == lastWord)
        {
            return BitOperations.PopCount(bits[firstWord] & head & tail);
        }

        return BitOperations.PopCount(bits[firstWord] & head) + Count(bits[(firstWord + 1)..lastWord]) + BitOperations.PopCount(bits[lastWord] & tail);
    }

    /// <summary>The highest place; -1 where there is none.</summary>
    public static int LastOf(ReadOnlySpan<ulong> bits)
    {
        var word = bits.LastIndexOfAnyExcept(0UL);
        return word < 0 ? -1 : (word << 6) + BitOperations.Log2(bits[word]);
    }
}
