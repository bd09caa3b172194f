using Chokepoint.Tagging;

namespace Chokepoint.Data.Positions;

/// <summary>What an actor has done in the sense of its present position, to tell a further act from more news of the same one.</summary>
internal sealed class Measures
{
    /// <summary>An act after so long a silence is told though it brings nothing new.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromDays(365);

    private static readonly HashSet<string> Curbs =
        ["ban", "removal-order", "sanctions", "export-control", "tariff", "investment-screening", "procurement", "antitrust", "data-rule"];

    private static readonly HashSet<string> Favours = ["agreement", "subsidy", "licence"];

    private readonly HashSet<string> taken = [];
    private readonly Dictionary<string, DateTimeOffset> reported = [];
    private DateTimeOffset last;

    /// <summary>Remembers the stories; answers the one that tells a further act, in the actor's own word.</summary>
    public Testimony? Take(IEnumerable<Testimony> stories, Stance stance, bool isNew)
    {
        if (isNew)
        {
            taken.Clear();
            reported.Clear();
        }

        Testimony? act = null;
        foreach (var story in stories)
        {
            var measures = story.Instruments.Where(instrument => (stance == Stance.Supportive ? Favours : Curbs).Contains(instrument)).ToList();
            if (story.Voice != Voice.Official)
            {
                measures.ForEach(measure => reported[measure] = story.At);
            }
            else
            {
                act ??= !isNew && IsFurther(story, stance, measures) ? story : null;
                taken.UnionWith(measures);
            }

            last = story.At;
        }

        return act;
    }

    // What reports told of in the last days is the same act; what they named long ago is not yet one.
    private bool IsFurther(Testimony story, Stance stance, List<string> measures) => stance is Stance.Restrictive or Stance.Supportive
        && (story.At - last > Silence || measures.Exists(measure => !taken.Contains(measure)
            && !(reported.TryGetValue(measure, out var at) && story.At - at <= PositionModel.Lookback)));
}
