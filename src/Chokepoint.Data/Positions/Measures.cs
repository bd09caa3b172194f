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
    private DateTimeOffset last;

    /// <summary>Remembers the stories; answers the one that tells a further act, in the actor's own word.</summary>
    public Testimony? Take(IEnumerable<Testimony> stories, Stance stance, bool isNew)
    {
        if (isNew)
        {
            taken.Clear();
        }

        Testimony? act = null;
        foreach (var story in stories)
        {
            var measures = story.Instruments.Where(instrument => (stance == Stance.Supportive ? Favours : Curbs).Contains(instrument)).ToList();
            if (!isNew && act is null && story.Voice == Voice.Official && stance is Stance.Restrictive or Stance.Supportive
                && (measures.Exists(measure => !taken.Contains(measure)) || story.At - last > Silence))
            {
                act = story;
            }

            taken.UnionWith(measures);
            last = story.At;
        }

        return act;
    }
}
