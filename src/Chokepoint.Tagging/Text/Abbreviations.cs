using System.Collections.Frozen;

namespace Chokepoint.Tagging.Text;

/// <summary>Which full stops end a word and not a sentence.</summary>
internal static class Abbreviations
{
    // Before a name or a number: the sentence always goes on.
    private static readonly FrozenSet<string> Leading = new[]
    {
        "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Lt", "Col", "Maj", "Capt", "Sgt", "Adm", "Sen", "Sens", "Rep", "Reps", "Gov", "Hon", "Rev",
        "St", "Pres", "Fr", "Msgr", "Mt", "Ft", "No", "Nos", "vs", "Art", "Sec", "Fig", "Messrs", "Amb", "Atty", "Cllr",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // May as well be the last word of a sentence.
    private static readonly FrozenSet<string> Trailing = new[]
    {
        "Inc", "Corp", "Ltd", "Co", "Cos", "Bros", "LLC", "plc", "Jr", "Sr", "etc", "al", "approx", "Dept", "Intl", "Univ", "est", "Ave", "Blvd",
        "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "mln", "bln", "Bhd", "Sdn", "Pty", "Pte", "Pvt",
        "Calif", "Mass", "Conn", "Wash", "Ariz", "Fla", "Penn", "Tenn", "Tex", "Va", "Md", "Ga",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> SentenceStarts = new[]
    {
        "The", "A", "An", "In", "On", "At", "It", "Its", "He", "She", "They", "We", "You", "I", "But", "And", "Or", "So", "Yet", "This", "That",
        "These", "Those", "There", "Then", "His", "Her", "Their", "Our", "My", "As", "For", "From", "If", "When", "While", "After", "Before",
        "Since", "Although", "Though", "However", "Meanwhile", "Last", "Some", "Many", "Most", "All", "Both", "No", "Not", "What", "Who", "Why",
        "How", "With", "Under", "By", "To", "One", "Two", "Now", "Still", "Such", "Also", "Earlier", "Later", "Instead", "Separately",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LeadingSpans =
        Leading.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> TrailingSpans =
        Trailing.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> StartSpans =
        SentenceStarts.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True when the dot after this word is part of it: "Inc.", "U.S.", "J.".</summary>
    public static bool OwnsDot(ReadOnlySpan<char> word) =>
        IsInitials(word) || (char.IsUpper(word[0]) ? LeadingSpans.Contains(word) || TrailingSpans.Contains(word) : word is "vs" or "etc" or "al");

    /// <summary>True when a sentence may end at this word, which carries its own dot.</summary>
    public static bool MayEndBefore(ReadOnlySpan<char> word, ReadOnlySpan<char> next) =>
        !LeadingSpans.Contains(word.TrimEnd('.')) && (StartSpans.Contains(next) || next[0] is '"' or '\u201C');

    /// <summary>Single capitals with dots between them: "J", "U.S", "P.R.C".</summary>
    public static bool IsInitials(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (i % 2 == 0 ? !char.IsLetter(word[i]) : word[i] != '.')
            {
                return false;
            }
        }

        return word.Length > 0 && (char.IsUpper(word[0]) || word.Length > 2);
    }
}
