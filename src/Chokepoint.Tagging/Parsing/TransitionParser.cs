namespace Chokepoint.Tagging.Parsing;

/// <summary>One class of the parser's model: a move and, for an arc, its label.</summary>
internal readonly record struct Transition(Move Move, Relation Label);

/// <summary>Greedy arc-hybrid parsing: two moves for a word, whatever the sentence.</summary>
internal static class TransitionParser
{
    public static void Parse(ParserState state, Transition[] transitions, IScorer scorer)
    {
        Span<uint> keys = stackalloc uint[ParserFeatures.Count];
        Span<short> scores = stackalloc short[WeightTable.Stride];
        while (!state.Done)
        {
            ParserFeatures.Extract(state, keys);
            scorer.Score(keys, scores);
            var best = transitions[Best(state, transitions, scores)];
            state.Apply(best.Move, best.Label);
        }
    }

    public static int Best(ParserState state, Transition[] transitions, ReadOnlySpan<short> scores)
    {
        var best = -1;
        for (var index = 0; index < transitions.Length; index++)
        {
            if (IsLegal(state, transitions[index]) && (best < 0 || scores[index] > scores[best]))
            {
                best = index;
            }
        }

        return best;
    }

    public static bool IsLegal(ParserState state, Transition transition) => transition.Move switch
    {
        Move.Shift => state.CanShift,
        Move.Left => state.CanReduceLeft && (transition.Label == Relation.Root) == (state.Next == state.Count),
        _ => state.CanReduceRight && transition.Label != Relation.Root,
    };
}
