using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Stances.Arbiter;

namespace Chokepoint.Training.Stances;

/// <summary>Multinomial logistic regression by AdaGrad, with a pull toward 0 and features left out at random.</summary>
internal sealed class SoftmaxTrainer
{
    // Features seen in fewer examples say nothing about the next.
    private const int LeastSeen = 3;
    private const float Rate = 0.03f;
    private const float Pull = 0.01f;
    private const float LeftOut = 0.5f;

    // In every other look at an example its words are hidden, so that classes of words and the shape of the sentence must do.
    private const float Wordless = 0.5f;
    private readonly KeyIndex index = new(1 << 16);
    private readonly Random random = new(5);
    private readonly float[] weights;
    private readonly bool[] isLexical;
    private readonly float[] squares;

    public SoftmaxTrainer(IReadOnlyList<Example> examples)
    {
        foreach (var (key, _) in examples.SelectMany(example => example.Keys.Distinct()).CountBy(key => key).Where(pair => pair.Value >= LeastSeen).OrderBy(pair => pair.Key))
        {
            index.FindOrAdd(key);
        }
        isLexical = [.. index.Keys().Select(key => (key & FeatureBuffer.Lexical) != 0)];
        weights = new float[index.Count * ArbiterModel.Classes];
        squares = new float[weights.Length];
        Array.Fill(squares, 1e-3f);
    }

    public void Train(IReadOnlyList<Example> examples, int rounds)
    {
        var rows = examples.Select(example => example.Keys.Select(index.Find).Where(row => row != KeyIndex.Absent).ToArray()).ToArray();
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var kept = new int[rows.Max(row => row.Length)];
        for (var round = 0; round < rounds; round++)
        {
            random.Shuffle(order);
            foreach (var place in order)
            {
                var count = 0;
                var wordless = random.NextSingle() < Wordless;
                foreach (var row in rows[place])
                {
                    kept[count] = row;
                    count += random.NextSingle() >= LeftOut && !(wordless && isLexical[row]) ? 1 : 0;
                }
                Learn(examples[place], kept.AsSpan(0, count));
            }
        }
    }

    public List<(uint Key, sbyte[] Weights)> Quantise()
    {
        var keys = index.Keys();
        return [.. keys.Zip(weights.Chunk(ArbiterModel.Classes), (key, row) => (key, row.Select(Quantise).ToArray()))
            .Where(row => row.Item2.Any(weight => weight != 0))];
    }

    // In use nothing is left out, so each weight counts less.
    private static sbyte Quantise(float weight) =>
        (sbyte)Math.Clamp(Math.Round(weight * (1 - LeftOut) * ArbiterModel.Scale), -127, 127);

    private void Learn(Example example, ReadOnlySpan<int> rows)
    {
        Span<float> shares = stackalloc float[ArbiterModel.Classes];
        Share(rows, shares);
        for (var column = 0; column < ArbiterModel.Classes; column++)
        {
            shares[column] = (shares[column] - (column == example.Label ? 1 : 0)) * (float)example.Weight;
        }
        foreach (var row in rows)
        {
            for (var column = 0; column < ArbiterModel.Classes; column++)
            {
                var place = (row * ArbiterModel.Classes) + column;
                var slope = shares[column] + (Pull * weights[place]);
                squares[place] += slope * slope;
                weights[place] -= Rate * slope / MathF.Sqrt(squares[place]);
            }
        }
    }

    private void Share(ReadOnlySpan<int> rows, Span<float> sums)
    {
        sums.Clear();
        foreach (var row in rows)
        {
            for (var column = 0; column < sums.Length; column++)
            {
                sums[column] += weights[(row * ArbiterModel.Classes) + column];
            }
        }
        var (most, total) = (sums[0], 0f);
        foreach (var sum in sums)
        {
            most = Math.Max(most, sum);
        }
        for (var column = 0; column < sums.Length; column++)
        {
            sums[column] = MathF.Exp(sums[column] - most);
            total += sums[column];
        }
        for (var column = 0; column < sums.Length; column++)
        {
            sums[column] /= total;
        }
    }
}
