using Chokepoint.Tagging.Stances;
using Chokepoint.Tagging.Stances.Arbiter;

namespace Chokepoint.Training.Stances;

/// <summary>A candidate as the arbiter sees it, with its label: 0 for no stance, else the stance's number and 1.</summary>
internal sealed record Example(uint[] Keys, int Label, double Weight, int Fold);

/// <summary>Stands in the arbiter's place and writes down every candidate.</summary>
/// <param name="before">
/// What earlier sentences say is what this one makes of them, by fold of the text, as it will be in use; null for what they are labelled with.
/// </param>
internal sealed class CandidateCollector(IReadOnlyList<IArbiter>? before = null) : IArbiter
{
    // Sentences from patterns are many and alike.
    private const double PatternWeight = 0.5;
    private readonly FeatureBuffer keys = new();
    private readonly HashSet<(string, string)> met = [];
    private LabelledText? current;

    public List<Example> Examples { get; } = [];

    /// <summary>Labelled stances of the texts so far, and how many of them were candidates.</summary>
    public (int Labelled, int Reached) Coverage { get; private set; }

    public void Start(LabelledText text)
    {
        Finish();
        current = text;
    }

    public void Finish()
    {
        if (current is { } done)
        {
            Coverage = (Coverage.Labelled + done.Stances.Count, Coverage.Reached + done.Stances.Keys.Count(met.Contains));
        }
        met.Clear();
        current = null;
    }

    public IReadOnlyList<RawStance> Judge(SentenceReading reading)
    {
        var text = current ?? throw new InvalidOperationException("Start a text first.");
        var view = new SentenceView(reading);
        var line = text.Lines.Find(line => line.End > reading.Start) ?? text.Lines[^1];
        var said = new List<RawStance>();
        foreach (var candidate in Candidates.Of(reading))
        {
            var pair = (candidate.Actor.Entity.Id, Predictions.TargetOf(candidate.Target.Entity));
            var label = line.Stances.TryGetValue(pair, out var stance) ? (int)stance + 1 : 0;
            CandidateFeatures.Write(view, candidate, keys);
            Examples.Add(new(keys.All.ToArray(), label, text.IsPattern ? PatternWeight : 1, text.Fold));
            if (label > 0)
            {
                met.Add(pair);
                said.Add(new(pair.Id, candidate.Target.Entity, stance, default, "", reading.Sentence) { Odds = default(StanceOdds) });
            }
        }
        return before is null ? said : before[text.Fold % before.Count].Judge(reading);
    }

    public StanceOdds Decide(ArticlePair pair, ReadOnlySpan<int> features) => default;
}
