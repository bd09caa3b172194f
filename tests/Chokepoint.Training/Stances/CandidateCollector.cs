using Chokepoint.Tagging.Stances;
using Chokepoint.Tagging.Stances.Arbiter;

namespace Chokepoint.Training.Stances;

/// <summary>A candidate as the arbiter sees it, with its label: 0 for no stance, else the stance's number and 1.</summary>
internal sealed record Example(uint[] Keys, int Label, double Weight);

/// <summary>Stands in the arbiter's place, changes nothing and writes down every candidate.</summary>
internal sealed class CandidateCollector : IArbiter
{
    // Sentences from patterns are many and alike.
    private const double PatternWeight = 0.5;

    private LabelledSentence? current;

    public List<Example> Examples { get; } = [];

    public void Start(LabelledSentence sentence) => current = sentence;

    public IReadOnlyList<RawStance> Judge(SentenceReading reading)
    {
        var sentence = current ?? throw new InvalidOperationException("Start a sentence first.");
        foreach (var candidate in Candidates.Of(reading))
        {
            var pair = (candidate.Actor.Mention.Entity.Id, Predictions.TargetOf(candidate.Target.Mention.Entity));
            var label = sentence.Stances.TryGetValue(pair, out var stance) ? (int)stance + 1 : 0;
            Examples.Add(new([.. CandidateFeatures.Of(reading, candidate)], label, sentence.IsPattern ? PatternWeight : 1));
        }

        return reading.Found;
    }
}
