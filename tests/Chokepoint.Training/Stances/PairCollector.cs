using Chokepoint.Tagging.Stances;
using Chokepoint.Tagging.Stances.Arbiter;

namespace Chokepoint.Training.Stances;

/// <summary>Judges sentences by a model that has not seen them, and writes down what it makes of each pair of the article.</summary>
internal sealed class PairCollector(StanceArbiter judge) : IArbiter
{
    private LabelledText? current;

    public List<PairExample> Examples { get; } = [];

    public void Start(LabelledText text) => current = text;

    public IReadOnlyList<RawStance> Judge(SentenceReading reading) => judge.Judge(reading);

    public StanceOdds Decide(ArticlePair pair, ReadOnlySpan<int> features)
    {
        var text = current ?? throw new InvalidOperationException("Start a text first.");
        var label = text.Stances.TryGetValue((pair.Actor, Predictions.TargetOf(pair.Target)), out var stance) ? (int)stance + 1 : 0;
        Examples.Add(new(features.ToArray(), label));
        return default;
    }
}
