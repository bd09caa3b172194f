using Chokepoint.Tagging.Parsing;

namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>A word without the endings of inflection, rough and the same everywhere.</summary>
internal static class Stem
{
    private static readonly string[] Endings = ["ing", "ies", "ied", "ed", "es", "s", "e", "y"];

    public static uint Of(ReadOnlySpan<char> word)
    {
        foreach (var ending in Endings)
        {
            if (word.Length >= ending.Length + 3 && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                var stem = word[..^ending.Length];
                return FeatureHash.OfWord(stem.Length > 3 && stem[^1] == stem[^2] ? stem[..^1] : stem);
            }
        }

        return FeatureHash.OfWord(word);
    }
}
