namespace Chokepoint.Tagging.Stances;

/// <summary>
/// The chance that a reading is right, by how it was read: weights of a logistic model, fitted to development sentences and rounded.
/// </summary>
internal static class Calibration
{
    private const double Start = 0.5;

    // Less sure than a coin of its own: what states only named nearby do to each other.
    private const double Remote = 0.1;

    public static double Of(RawStance stance)
    {
        var how = stance.How;
        if (IsRemote(stance))
        {
            return Remote;
        }

        var sum = Start + OfActor(how.Actor) + OfLink(how.Link) + OfStance(stance) + OfKind(stance.Target.Kind)
            + (how.Part == CuePart.Noun ? -0.15 : 0) + (how.Operators > 0 ? 0.25 : 0) + (how.IsMutual ? 0.6 : 0) + (how.IsJudged ? 0.8 : 0)
            + (how.IsHypothetical ? -1.5 : 0) + (how.IsPrivate ? -1.5 : 0) + (how.IsBackground ? -0.6 : 0);
        return 1 / (1 + Math.Exp(-sum));
    }

    private static bool IsRemote(RawStance stance) => stance.Target.Kind == EntityKind.Country && !stance.How.IsMutual && !stance.How.IsEvent
        && (stance.How.Actor > ActorSource.Speaker || stance.How.Link is CueLink.Loose or CueLink.Order);

    private static double OfActor(ActorSource actor) => actor switch
    {
        ActorSource.Jurisdiction => -0.2,
        ActorSource.Earlier => -0.55,
        ActorSource.Nearby => -0.8,
        _ => 0,
    };

    private static double OfLink(CueLink link) => link switch
    {
        CueLink.Support => -0.4,
        CueLink.Clause => -0.15,
        CueLink.Loose => -0.65,
        CueLink.Order => -0.5,
        _ => 0,
    };

    private static double OfStance(RawStance stance) => stance.Stance switch
    {
        Stance.Restrictive => 0.7,
        Stance.Supportive => -0.3,
        Stance.Neutral => stance.How.IsMutual ? -1.5 : -0.35,
        _ => 0,
    };

    private static double OfKind(EntityKind kind) => kind switch
    {
        EntityKind.Country => -0.45,
        EntityKind.Technology => -1,
        _ => 0,
    };
}
