using System.Runtime.Intrinsics;

namespace Chokepoint.Tagging.Parsing;

/// <summary>One class of the parser's model: a move and, for an arc, its label.</summary>
internal readonly record struct Transition(Move Move, Relation Label);

/// <summary>Greedy arc-hybrid parsing: two moves for a word, whatever the sentence.</summary>
internal sealed class TransitionParser
{
    private const int Situations = 16;

    private readonly Transition[] transitions;
    private readonly IScorer scorer;

    // For each situation the legal transitions: all bits of a class set or none; and how many they are.
    private readonly short[][] legal = new short[Situations][];
    private readonly int[] choices = new int[Situations];

    public TransitionParser(Transition[] transitions, IScorer scorer)
    {
        (this.transitions, this.scorer) = (transitions, scorer);
        for (var situation = 0; situation < Situations; situation++)
        {
            var flags = situation;
            legal[situation] = new short[WeightTable.Stride];
            for (var index = 0; index < transitions.Length; index++)
            {
                legal[situation][index] = IsLegal(flags, transitions[index]) ? (short)-1 : (short)0;
            }

            choices[situation] = legal[situation].Count(mask => mask != 0);
        }
    }

    public void Parse(ParserState state)
    {
        var features = new FeatureKeys(ParserFeatures.First, stackalloc uint[FeatureKeys.SpaceFor(ParserFeatures.Count)]);
        Span<short> scores = stackalloc short[WeightTable.Stride];
        while (!state.Done)
        {
            var situation = SituationOf(state);
            var best = Array.IndexOf(legal[situation], (short)-1);
            if (choices[situation] > 1)
            {
                scorer.Score(ParserFeatures.Extract(state, ref features), scores);
                best = Best(scores, legal[situation]);
            }

            state.Apply(transitions[best].Move, transitions[best].Label);
        }
    }

    /// <summary>The legal transition with the highest score, the first of several.</summary>
    public int Best(ParserState state, ReadOnlySpan<short> scores) => Best(scores, legal[SituationOf(state)]);

    public static bool IsLegal(ParserState state, Transition transition) => IsLegal(SituationOf(state), transition);

    private static int SituationOf(ParserState state) =>
        (state.CanShift ? 1 : 0) | (state.CanReduceLeft ? 2 : 0) | (state.CanReduceRight ? 4 : 0) | (state.Next == state.Count ? 8 : 0);

    private static bool IsLegal(int situation, Transition transition) => transition.Move switch
    {
        Move.Shift => (situation & 1) != 0,
        Move.Left => (situation & 2) != 0 && (transition.Label == Relation.Root) == ((situation & 8) != 0),
        _ => (situation & 4) != 0 && transition.Label != Relation.Root,
    };

    private static int Best(ReadOnlySpan<short> scores, ReadOnlySpan<short> legal)
    {
        // Scores never reach the least short: no sum of weights is that far from 0.
        Span<short> open = stackalloc short[WeightTable.Stride];
        var most = Vector256.Create(short.MinValue);
        for (var at = 0; at < WeightTable.Stride; at += Vector256<short>.Count)
        {
            var mask = Vector256.Create(legal[at..]);
            var part = Vector256.ConditionalSelect(mask, Vector256.Create(scores[at..]), Vector256.Create(short.MinValue));
            part.CopyTo(open[at..]);
            most = Vector256.Max(most, part);
        }

        var half = Vector128.Max(most.GetLower(), most.GetUpper());
        var highest = half[0];
        for (var lane = 1; lane < Vector128<short>.Count; lane++)
        {
            highest = Math.Max(highest, half[lane]);
        }

        return open.IndexOf(highest);
    }
}
