using System.Collections.Frozen;

namespace Chokepoint.Tagging.Text;

/// <summary>Words to look for, case-blind, without allocating.</summary>
internal sealed class WordSet
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> words;

    /// <param name="words">Separated by blanks.</param>
    public WordSet(string words) =>
        this.words = words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public bool Contains(ReadOnlySpan<char> word) => words.Contains(word);
}
