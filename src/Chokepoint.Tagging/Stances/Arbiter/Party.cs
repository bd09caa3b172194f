using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>What joins an entity that a sentence does not name to that sentence.</summary>
[Flags]
internal enum Ties : byte
{
    None = 0,

    /// <summary>A pronoun, an office or "the move" in this sentence may mean it.</summary>
    Anchored = 1,

    /// <summary>The last of its kind that was named or acted.</summary>
    Last = 2,

    /// <summary>The article names it most.</summary>
    Main = 4,
    Title = 8,

    /// <summary>Part of the act told last.</summary>
    Event = 16,

    /// <summary>Part of what the last sentence that took a position was read to say.</summary>
    Judged = 32,
}

/// <summary>One side of a candidate.</summary>
/// <param name="Entity">Who it is.</param>
/// <param name="Mention">Where the sentence names it; null where only earlier ones do.</param>
/// <param name="Word">The word that stands for it in the tree; <see cref="SentenceTree.None"/> where there is none.</param>
/// <param name="Ties">How it comes into the sentence; none where it is named.</param>
internal readonly record struct Party(Entity Entity, EntityMention? Mention, int Word, Ties Ties)
{
    public bool IsNamed => Mention is not null;
}
