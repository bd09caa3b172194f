using Chokepoint.Tagging.Stances.Arbiter;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>How the one who acts was found, the surest first.</summary>
internal enum ActorSource : byte
{
    /// <summary>Subject or agent of the deciding verb, or owner of the deciding noun.</summary>
    Argument,

    /// <summary>Whoever says it.</summary>
    Speaker,

    /// <summary>The state whose ground the sentence names, where nobody else acts.</summary>
    Jurisdiction,

    /// <summary>A pronoun or an office, read from what came before.</summary>
    Earlier,

    /// <summary>Only named in the same sentence.</summary>
    Nearby,
}

/// <summary>How the deciding word reaches its target, the surest first.</summary>
internal enum CueLink : byte
{
    Argument,

    /// <summary>"handed X a fine": the noun beside it says what.</summary>
    Support,

    /// <summary>Through a clause: "allowed X to sell".</summary>
    Clause,

    /// <summary>A place of the cue that its entry does not foresee.</summary>
    Loose,

    /// <summary>Only by the order of words.</summary>
    Order,
}

/// <summary>What is known of how a stance was read; its confidence is estimated from this alone.</summary>
internal readonly record struct Reading(ActorSource Actor, CueLink Link, CuePart Part, int Turns, bool IsModal, bool IsMutual)
{
    public bool IsHypothetical { get; init; }

    /// <summary>Words above that act on the stance: "lifted", "said".</summary>
    public int Operators { get; init; }

    /// <summary>What others think of an act of the target.</summary>
    public bool IsJudged { get; init; }

    /// <summary>A view of an act that an earlier sentence told.</summary>
    public bool IsEvent { get; init; }

    /// <summary>Somebody who is no state does it.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Told as what was so before: "had decided", "in January".</summary>
    public bool IsBackground { get; init; }
}

/// <summary>One reading of one target in one sentence, before the article is reconciled.</summary>
internal sealed record RawStance(string Actor, Entity Target, Stance Stance, Reading How, string Rule, int Sentence)
{
    public string? Attribution { get; init; }

    public double Confidence { get; init; }

    /// <summary>What the arbiter makes of it; null where the rules decide alone.</summary>
    public StanceOdds? Odds { get; init; }

    /// <summary>What the rules alone said, where the arbiter has judged.</summary>
    public RawStance? ByRule { get; init; }

    /// <summary>How the actor comes into the sentence; none where it is named.</summary>
    public Ties ActorTies { get; init; }

    /// <summary>Likewise the target.</summary>
    public Ties TargetTies { get; init; }

    public double Share(Stance stance) => Odds is { } odds ? odds.Of(stance) : 0;

    /// <summary>The rule with the ways of reading that weaken it.</summary>
    public string Describe()
    {
        var actor = How.Actor == ActorSource.Argument ? "" : $"({How.Actor.ToString().ToLowerInvariant()})";
        var link = How.Link == CueLink.Argument ? "" : $"({How.Link.ToString().ToLowerInvariant()})";
        return Rule + link + actor + (How.IsHypothetical ? "(hypothetical)" : "") + (How.IsPrivate ? "(private)" : "");
    }
}

/// <summary>What earlier sentences leave for later ones.</summary>
internal sealed class ReadingContext
{
    /// <summary>The state that acted last.</summary>
    public EntityMention? LastActor { get; set; }

    /// <summary>The company that the article names most.</summary>
    public EntityMention? MainCompany { get; init; }

    /// <summary>The act told last, that "the move" means.</summary>
    public RawStance? LastEvent { get; set; }

    /// <summary>What the last sentence that took a position said; only where an arbiter judges.</summary>
    public IReadOnlyList<RawStance> LastJudged { get; set; } = [];

    /// <summary>What earlier sentences said of each pair, the last of each.</summary>
    public Dictionary<(string Actor, Entity Target), Stance> Said { get; } = [];

    /// <summary>A company was the last to act, so that "it" is no state.</summary>
    public bool IsCompanyLast { get; set; }
}
