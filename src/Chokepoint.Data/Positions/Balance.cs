using Chokepoint.Tagging;

namespace Chokepoint.Data.Positions;

/// <summary>The weight behind each stance as stories come in. Only proportions matter, so that time alone changes nothing.</summary>
internal sealed class Balance
{
    /// <summary>A story of this age weighs half as much as one of today.</summary>
    public static readonly TimeSpan HalfLife = TimeSpan.FromDays(180);

    /// <summary>How many reports the actor's own word, and an analyst's word, outweigh.</summary>
    public const double OfficialWeight = 4;

    public const double AnalystWeight = 16;

    private const long Analyst = -1;
    private static readonly Stance[] ByDefiniteness = [Stance.Restrictive, Stance.Supportive, Stance.Cautious, Stance.Neutral];

    private readonly Dictionary<long, double>[] byOutlet = [[], [], [], []];

    public void Add(Testimony story) =>
        Add(story.Stance, story.OutletId, story.Confidence * (story.Voice == Voice.Official ? OfficialWeight : 1), story.At);

    /// <summary>What was before has no weight any more.</summary>
    public void Settle(Stance? stance, DateTimeOffset at)
    {
        foreach (var outlets in byOutlet)
        {
            outlets.Clear();
        }

        if (stance is { } settled)
        {
            Add(settled, Analyst, AnalystWeight, at);
        }
    }

    /// <summary>Weight as of a moment.</summary>
    public double Of(Stance stance, DateTimeOffset at) => byOutlet[(int)stance].Values.Sum() / Scale(at);

    /// <summary>The heaviest stance beside <paramref name="except"/>; of equals the more definite. Null where none has weight.</summary>
    public Stance? Leader(Stance? except = null)
    {
        var leader = ByDefiniteness.Where(stance => stance != except).MaxBy(stance => byOutlet[(int)stance].Values.Sum());
        return byOutlet[(int)leader].Count > 0 ? leader : null;
    }

    // Each outlet counts once for a stance, by its weightiest story: ten stories of one outlet are no ten witnesses.
    private void Add(Stance stance, long outlet, double weight, DateTimeOffset at)
    {
        var scaled = weight * Scale(at);
        var outlets = byOutlet[(int)stance];
        outlets[outlet] = Math.Max(scaled, outlets.GetValueOrDefault(outlet));
    }

    // Growing with time instead of shrinking with age, so that nothing has to be weighed again.
    private static double Scale(DateTimeOffset at) => Math.Pow(2, (at - DateTimeOffset.UnixEpoch) / HalfLife);
}
