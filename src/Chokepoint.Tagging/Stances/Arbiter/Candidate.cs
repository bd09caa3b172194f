namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>A state, and an entity that it may take a stance toward in a sentence.</summary>
/// <param name="Actor">Where several mentions name it, the one that stands nearest to the target in the tree.</param>
/// <param name="Target">Likewise.</param>
/// <param name="ByRule">What the rules say; null where they are silent.</param>
internal sealed record Candidate(Party Actor, Party Target, RawStance? ByRule);

/// <summary>A parsed sentence with its cues, mentions and what the rules found in it.</summary>
/// <param name="Tree">The sentence.</param>
/// <param name="Cues">By word.</param>
/// <param name="Found">What the rules say.</param>
/// <param name="Leanings">What the rules read toward each target, whoever acts.</param>
/// <param name="Sentence">Index in the document.</param>
internal sealed record SentenceReading(SentenceTree Tree, Cue?[] Cues, IReadOnlyList<RawStance> Found, IReadOnlyDictionary<Entity, Stance> Leanings, int Sentence)
{
    /// <summary>Where the sentence starts in the text.</summary>
    public int Start => Tree.Start;

    /// <summary>States that may act unnamed.</summary>
    public IReadOnlyList<(Entity Entity, Ties Ties)> AbsentActors { get; init; } = [];

    /// <summary>Targets that may be meant unnamed.</summary>
    public IReadOnlyList<(Entity Entity, Ties Ties)> AbsentTargets { get; init; } = [];

    /// <summary>What the sentences before it said.</summary>
    public required ReadingContext Before { get; init; }
}
