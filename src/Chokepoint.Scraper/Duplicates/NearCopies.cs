using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Chokepoint.Scraper.Duplicates;

/// <summary>
/// Finds copies of a text that was cut, framed or lightly edited: runs of four words are hashed, and texts that share the smallest
/// hashes under a few orders share keys. An index over the keys finds the candidates; comparing the runs themselves decides.
/// </summary>
internal static class NearCopies
{
    private const int RunLength = 4;
    private const int Bands = 20;
    private const int RowsPerBand = 2;
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private const ulong FirstFactor = 0xBF58476D1CE4E5B9;
    private const ulong SecondFactor = 0x94D049BB133111EB;
    private const int Orders = Bands * RowsPerBand;
    private const int FewestRuns = 20;
    private const double AlikeEnough = 0.5;
    private const double ContainedEnough = 0.8;

    /// <summary>Keys that near copies are likely to share; none for texts too short to tell.</summary>
    public static IReadOnlyList<long> Keys(string body) => Keys(Runs(body));

    public static IReadOnlyList<long> Keys(HashSet<ulong> runs)
    {
        if (runs.Count < FewestRuns)
        {
            return [];
        }

        Span<ulong> smallest = stackalloc ulong[Orders];
        FillSmallest(runs, smallest);
        var keys = new long[Bands];
        for (var band = 0; band < Bands; band++)
        {
            keys[band] = (long)Mix(smallest[band * RowsPerBand] + (31 * smallest[(band * RowsPerBand) + 1]) + (ulong)band);
        }

        return [.. keys.Distinct()];
    }

    // The smallest hash of each order; eight orders at a time, since this is most of the work of finding copies.
    private static void FillSmallest(HashSet<ulong> runs, Span<ulong> smallest)
    {
        Span<ulong> salts = stackalloc ulong[Orders];
        for (var order = 0; order < Orders; order++)
        {
            salts[order] = (ulong)(order + 1) * Golden;
        }

        smallest.Fill(ulong.MaxValue);
        var wideSalts = MemoryMarshal.Cast<ulong, Vector512<ulong>>(salts);
        var wide = MemoryMarshal.Cast<ulong, Vector512<ulong>>(smallest);
        foreach (var run in runs)
        {
            var each = Vector512.Create(run);
            for (var index = 0; index < wide.Length; index++)
            {
                wide[index] = Vector512.Min(wide[index], Mix(each ^ wideSalts[index]));
            }
        }
    }

    /// <summary>True when most runs are shared, or nearly all of the shorter text lies in the longer.</summary>
    public static bool AreCopies(string one, string other) => AreCopies(Runs(one), Runs(other));

    public static bool AreCopies(HashSet<ulong> a, HashSet<ulong> b)
    {
        var (small, large) = a.Count <= b.Count ? (a, b) : (b, a);
        if (small.Count < FewestRuns)
        {
            return false;
        }

        var shared = small.Count(large.Contains);
        return shared >= AlikeEnough * (a.Count + b.Count - shared) || (shared >= ContainedEnough * small.Count && 4 * small.Count >= large.Count);
    }

    /// <summary>Every run of words of a text, hashed.</summary>
    public static HashSet<ulong> Runs(string body)
    {
        var words = Words(body);
        var runs = new HashSet<ulong>();
        for (var i = 0; i + RunLength <= words.Count; i++)
        {
            runs.Add(Join(words, i));
        }

        return runs;
    }

    private static ulong Join(List<ulong> words, int start)
    {
        var run = 0UL;
        for (var i = start; i < start + RunLength; i++)
        {
            run = Mix(run ^ words[i]) * Golden;
        }

        return run;
    }

    // Scripts without spaces count every character as a word.
    private static List<ulong> Words(string body)
    {
        var words = new List<ulong>();
        var start = -1;
        for (var i = 0; i <= body.Length; i++)
        {
            var dense = i < body.Length && body[i] is >= '\u3040' and <= '\u9FFF';
            var letter = i < body.Length && !dense && char.IsLetterOrDigit(body[i]);
            if (letter)
            {
                start = start < 0 ? i : start;
                continue;
            }

            if (start >= 0)
            {
                words.Add(Hash(body.AsSpan(start, i - start)));
                start = -1;
            }

            if (dense)
            {
                words.Add(body[i]);
            }
        }

        return words;
    }

    private static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in word)
        {
            hash = (hash ^ char.ToLowerInvariant(character)) * 1099511628211UL;
        }

        return hash;
    }

    private static Vector512<ulong> Mix(Vector512<ulong> value)
    {
        value = (value ^ (value >>> 30)) * FirstFactor;
        value = (value ^ (value >>> 27)) * SecondFactor;
        return value ^ (value >>> 31);
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * FirstFactor;
        value = (value ^ (value >> 27)) * SecondFactor;
        return value ^ (value >> 31);
    }
}
