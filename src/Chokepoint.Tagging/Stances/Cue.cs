namespace Chokepoint.Tagging.Stances;

/// <summary>What a cue does to a stance that stands below it in the clause ("lifted the ban", "refused to ban").</summary>
internal enum CueEffect
{
    None,

    /// <summary>The stance holds for the one who does it: uphold, announce, impose.</summary>
    Keep,

    /// <summary>Turns it: lift, refuse, scrap.</summary>
    Turn,

    /// <summary>Narrows what stands below: "limit investment in".</summary>
    Curb,

    /// <summary>Not done yet: consider, propose, threaten.</summary>
    Hedge,

    /// <summary>Turns it, and is itself cautious toward whoever took it: condemn, accuse.</summary>
    Oppose,

    /// <summary>Pushes others to it: urge, order.</summary>
    Demand,

    /// <summary>Only says it.</summary>
    Say,

    /// <summary>Leaves it open: has yet to decide whether.</summary>
    Open,
}

internal enum CuePart
{
    Verb,
    Noun,
    Adjective,
}

/// <summary>One entry of cues.tsv.</summary>
/// <param name="Pattern">Lemma, and the words that must follow it in this order.</param>
/// <param name="Part">Part of speech of the first word.</param>
/// <param name="Own">Stance toward its own target; null where it only acts on others.</param>
/// <param name="Negated">What the stance becomes when it is negated; null for none.</param>
/// <param name="Effect">What it does to the stance of a cue below it.</param>
/// <param name="Slots">Where the target stands: "o" object, "s" subject, "m" mutual ("agreed with"), else a preposition.</param>
internal sealed record CueEntry(string Pattern, CuePart Part, Stance? Own, Stance? Negated, CueEffect Effect, string[] Slots)
{
    public string[] Rest { get; } = Pattern.Split(' ')[1..];

    /// <summary>The first word.</summary>
    public string Lemma { get; } = Pattern.Split(' ')[0];

    /// <summary>Number of its line: words of one meaning share it; 0 for none.</summary>
    public int Group { get; init; }

    public bool HasSlot(ReadOnlySpan<char> slot)
    {
        foreach (var own in Slots)
        {
            if (slot.Equals(own, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>An entry found in a sentence: its word, and the last word of its pattern.</summary>
internal readonly record struct Cue(CueEntry Entry, int Word, int LastWord);
