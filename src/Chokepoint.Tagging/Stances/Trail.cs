using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>One target on its way up the tree, with what was gathered so far.</summary>
internal sealed class Trail(EntityMention target, int word)
{
    public EntityMention Target { get; } = target;

    /// <summary>The word of the target that hangs on the rest of the sentence.</summary>
    public int Word { get; } = word;

    public Stance? Stance { get; set; }

    public Cue? Base { get; set; }

    public CueLink Link { get; set; }

    /// <summary>The words of all cues that shaped it.</summary>
    public List<int> Words { get; } = [];

    public List<EntityMention> Actors { get; } = [];

    public ActorSource Source { get; set; }

    public bool IsPrivate { get; set; }

    /// <summary>A named company does it to the target, so that it and not the target is meant.</summary>
    public bool IsCompanyDone { get; set; }

    /// <summary>The target is itself the one who does what is judged: "condemned China's curbs".</summary>
    public bool IsDoer { get; set; }

    /// <summary>The actor is the owner of a noun ("the US ban"), so that a verb above may have another.</summary>
    public bool IsOwned { get; set; }

    /// <summary>A clause that only describes something stands between: "firms that use Huawei".</summary>
    public bool IsRemote { get; set; }

    /// <summary>Something is done to it in a clause below, by whomever.</summary>
    public bool IsObjectBelow { get; set; }

    public int Turns { get; set; }

    public bool IsModal { get; set; }

    public bool IsHypothetical { get; set; }

    public bool IsBackground { get; set; }

    public bool IsMutual { get; set; }

    /// <summary>"rule out a ban": refusing that leaves it open.</summary>
    public bool IsRuledOut { get; set; }

    public string? Attribution { get; set; }

    public string Rule { get; set; } = "";

    public bool HasNamedActor => Actors.Count > 0 && Source == ActorSource.Argument;

    public Reading How => new(Actors.Count > 0 ? Source : ActorSource.Nearby, Link, Base?.Entry.Part ?? CuePart.Verb, Turns, IsModal, IsMutual)
    {
        IsHypothetical = IsHypothetical,
        Operators = Math.Max(0, Words.Count - 1),
        IsJudged = IsDoer,
        IsPrivate = IsPrivate,
        IsBackground = IsBackground,
    };

    public void Take(IEnumerable<EntityMention> actors, ActorSource source)
    {
        Actors.Clear();
        Actors.AddRange(actors.Where(actor => actor.Mention.Entity != Target.Mention.Entity));
        Source = source;
        IsPrivate = false;
    }

    public void Turn()
    {
        Stance = Stance is { } stance ? Composition.Turn(stance) : null;
        Turns++;
    }

    /// <summary>The same reading of another member of a list.</summary>
    public Trail ForTarget(EntityMention target, int word)
    {
        var copy = Copy(new Trail(target, word) { Stance = Stance });
        (copy.Turns, copy.IsModal, copy.IsHypothetical, copy.IsBackground, copy.IsMutual) = (Turns, IsModal, IsHypothetical, IsBackground, IsMutual);
        (copy.IsPrivate, copy.Attribution) = (IsPrivate, Attribution);
        return copy;
    }

    /// <summary>The stance as it stands, for a side reading.</summary>
    public Trail Fork(Stance? stance) => Copy(new Trail(Target, Word) { Stance = stance });

    private Trail Copy(Trail fork)
    {
        (fork.Base, fork.Link, fork.Source, fork.Rule) = (Base, Link, Source, Rule);
        fork.Words.AddRange(Words);
        fork.Actors.AddRange(Actors);
        return fork;
    }
}
