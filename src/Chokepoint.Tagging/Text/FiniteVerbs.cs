using Chokepoint.Tagging.Stances;
using Chokepoint.Tagging.Stances.Arbiter;

namespace Chokepoint.Tagging.Text;

/// <summary>Does a name have a verb of its own after it? Then it acts, whatever else the word may be.</summary>
internal static class FiniteVerbs
{
    private static readonly WordSet Adverbs = new("merely also now then again never always still already once duly at first meanwhile too even just soon instead yesterday today reportedly");

    /// <summary>"tightens", "merely cautioned", "dug": a verb at a word, or after one adverb.</summary>
    public static bool Follows(Surroundings text, int end)
    {
        var word = text.After(end);
        return Is(word) || ((Adverbs.Contains(word) || (word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal))) && Is(text.After(end + 1)));
    }

    private static bool Is(ReadOnlySpan<char> word) =>
        Cues.IsVerbLike(word) || (word.Length > 2 && char.IsLower(word[0]) && (CueLexicon.Default.IsFinite(word) || Meanings.Default.IsFinite(word)));
}
