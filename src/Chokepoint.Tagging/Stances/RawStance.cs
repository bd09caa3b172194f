using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>One reading of one cue, before the article is reconciled.</summary>
internal sealed record RawStance(string Actor, Entity Target, Stance Stance, double Confidence, string Rule, int Sentence)
{
    public string? Attribution { get; init; }

    /// <summary>Told as what was so before: "had decided", "in January".</summary>
    public bool IsBackground { get; init; }
}

/// <summary>What a reading gathers on its way up the clause.</summary>
internal sealed class Reading(Cue cue, Stance stance)
{
    public Cue Cue { get; } = cue;

    public Stance? Stance { get; set; } = stance;

    public List<EntityMention> Actors { get; } = [];

    public List<EntityMention> Targets { get; } = [];

    /// <summary>Somebody who is no state does it, so that no one further up may be taken for the actor.</summary>
    public bool IsPrivate { get; set; }

    /// <summary>The actor was inferred and not named in the clause.</summary>
    public bool IsWeak { get; set; }

    public double Confidence { get; set; } = 0.9;

    public string Rule { get; set; } = "";

    public string? Attribution { get; set; }

    public bool TurnedByRulingOut { get; set; }
}

/// <summary>What earlier sentences leave for later ones.</summary>
internal sealed class ReadingContext
{
    public EntityMention? LastActor { get; set; }

    public EntityMention? LastCompany { get; set; }
}
