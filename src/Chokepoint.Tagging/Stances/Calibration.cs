namespace Chokepoint.Tagging.Stances;

/// <summary>The chance that a reading is right, by how it was read.</summary>
internal static class Calibration
{
    public static double Of(RawStance stance)
    {
        var how = stance.How;
        var chance = how.Actor switch { ActorSource.Argument => 0.8, ActorSource.Speaker => 0.7, ActorSource.Jurisdiction => 0.6, ActorSource.Earlier => 0.5, _ => 0.35 };
        chance *= how.Link switch { CueLink.Argument => 1, CueLink.Support => 0.9, CueLink.Clause => 0.85, CueLink.Loose => 0.7, _ => 0.6 };
        if (stance.Target.Kind == EntityKind.Country && (how.Actor > ActorSource.Speaker || how.Link is CueLink.Loose or CueLink.Order) && !how.IsMutual)
        {
            return 0.1;
        }

        chance *= how.IsMutual && stance.Stance == Stance.Neutral ? 0.5 : 1;
        chance *= how.IsHypothetical ? 0.3 : 1;
        chance *= how.IsPrivate ? 0.3 : 1;
        return stance.Target.Kind == EntityKind.Technology ? chance * 0.5 : chance;
    }
}
