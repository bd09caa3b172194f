using Chokepoint.Tagging.Parsing;

namespace Chokepoint.Training.Parsing;

/// <summary>
/// The moves that lose fewest arcs of the gold tree from any state of the arc-hybrid system (Goldberg and Nivre 2013,
/// "Training deterministic parsers with non-deterministic oracles").
/// </summary>
internal static class DynamicOracle
{
    public static int Cost(ParserState state, TreeWord[] gold, Move move) => move switch
    {
        Move.Shift => ShiftCost(state, gold),
        Move.Left => LeftCost(state, gold),
        _ => RightCost(state, gold),
    };

    private static int ShiftCost(ParserState state, TreeWord[] gold)
    {
        var next = state.Next;
        var cost = 0;
        for (var depth = 0; depth < state.StackSize; depth++)
        {
            var word = state.Peek(depth);
            cost += gold[word].Head == next ? 1 : 0;
            cost += depth > 0 && gold[next].Head == word ? 1 : 0;
        }

        return cost;
    }

    private static int LeftCost(ParserState state, TreeWord[] gold)
    {
        var top = state.Peek(0);
        var head = gold[top].Head;
        var lostHead = head != state.Next && (head == state.Peek(1) || head > state.Next);
        return (lostHead ? 1 : 0) + LostChildren(state, gold, top);
    }

    private static int RightCost(ParserState state, TreeWord[] gold)
    {
        var top = state.Peek(0);
        return (gold[top].Head >= state.Next ? 1 : 0) + LostChildren(state, gold, top);
    }

    private static int LostChildren(ParserState state, TreeWord[] gold, int top)
    {
        var lost = 0;
        for (var index = state.Next; index < state.Count; index++)
        {
            lost += gold[index].Head == top ? 1 : 0;
        }

        return lost;
    }
}
