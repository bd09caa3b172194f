using Chokepoint.Tagging.Parsing;

namespace Chokepoint.Training.Parsing;

internal sealed class ParserTrainer(Transition[] transitions, WordKind[] kinds)
{
    private readonly Random random = new(11);
    private readonly ParserState state = new();
    private readonly TransitionParser parser = new(transitions, new Perceptron());

    public Perceptron Model { get; } = new();

    public void Train(IReadOnlyList<TaggedSentence> sentences, int rounds)
    {
        var order = Enumerable.Range(0, sentences.Count).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            random.Shuffle(order);
            var right = 0;
            var total = 0;
            foreach (var index in order)
            {
                right += Learn(sentences[index], explore: round > 0);
                total += sentences[index].Words.Length;
            }

            Console.WriteLine($"parser round {round + 1}: attachment in training {(double)right / total:0.0000}");
        }
    }

    private int Learn(TaggedSentence sentence, bool explore)
    {
        var features = new FeatureKeys(ParserFeatures.First, stackalloc uint[FeatureKeys.SpaceFor(ParserFeatures.Count)]);
        Span<short> scores = stackalloc short[WeightTable.Stride];
        var gold = sentence.Words;
        state.Start(sentence.Shapes, sentence.Tags, kinds);
        while (!state.Done)
        {
            var keys = ParserFeatures.Extract(state, ref features);
            Model.Score(keys, scores);
            var guess = parser.Best(state, scores);
            var truth = BestRight(gold, scores, out var isRight, guess);
            Model.Tick();
            if (!isRight)
            {
                Model.Update(keys, truth, guess);
            }

            var taken = transitions[explore && random.Next(10) > 0 ? guess : truth];
            state.Apply(taken.Move, taken.Label);
        }

        return gold.Where((word, index) => word.Head == state.Heads[index]).Count();
    }

    private int BestRight(TreeWord[] gold, ReadOnlySpan<short> scores, out bool isRight, int guess)
    {
        Span<int> costs = [int.MaxValue, int.MaxValue, int.MaxValue];
        var least = int.MaxValue;
        foreach (var move in (ReadOnlySpan<Move>)[Move.Shift, Move.Left, Move.Right])
        {
            var legal = move == Move.Shift ? state.CanShift : move == Move.Left ? state.CanReduceLeft : state.CanReduceRight;
            costs[(int)move] = legal ? DynamicOracle.Cost(state, gold, move) : int.MaxValue;
            least = Math.Min(least, costs[(int)move]);
        }

        isRight = IsRight(gold, costs, least, guess);
        var best = guess;
        var found = isRight;
        for (var index = 0; index < transitions.Length && !isRight; index++)
        {
            if (TransitionParser.IsLegal(state, transitions[index]) && IsRight(gold, costs, least, index) && (!found || scores[index] > scores[best]))
            {
                (best, found) = (index, true);
            }
        }

        isRight |= !found;
        return best;
    }

    private bool IsRight(TreeWord[] gold, ReadOnlySpan<int> costs, int least, int index)
    {
        var (move, label) = transitions[index];
        if (costs[(int)move] != least || move == Move.Shift)
        {
            return costs[(int)move] == least;
        }

        var top = gold[state.Peek(0)];
        var head = move == Move.Left ? state.Next : state.Peek(1);
        return top.Head != head || top.Relation == label;
    }
}
