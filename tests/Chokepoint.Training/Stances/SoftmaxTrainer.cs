using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Stances.Arbiter;

namespace Chokepoint.Training.Stances;

/// <summary>Multinomial logistic regression by AdaGrad, with a pull toward 0 and features left out at random.</summary>
internal sealed class SoftmaxTrainer
{
    private const double Rate = 0.03;
    private const double Pull = 0.01;
    private const double LeftOut = 0.5;

    // Features seen in fewer examples say nothing about the next.
    private const int LeastSeen = 2;

    private readonly KeyIndex index = new(1 << 14);
    private readonly Random random = new(5);
    private readonly double[] weights;
    private readonly double[] squares;

    public SoftmaxTrainer(IReadOnlyList<Example> examples)
    {
        foreach (var (key, _) in examples.SelectMany(example => example.Keys).CountBy(key => key).Where(pair => pair.Value >= LeastSeen).OrderBy(pair => pair.Key))
        {
            index.FindOrAdd(key);
        }

        weights = new double[index.Count * ArbiterModel.Classes];
        squares = new double[weights.Length];
        Array.Fill(squares, 1e-3);
    }

    public void Train(IReadOnlyList<Example> examples, int rounds)
    {
        var rows = examples.Select(example => example.Keys.Select(index.Find).Where(row => row != KeyIndex.Absent).ToArray()).ToArray();
        var order = Enumerable.Range(0, examples.Count).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            random.Shuffle(order);
            foreach (var place in order)
            {
                Learn(examples[place], [.. rows[place].Where(_ => random.NextDouble() >= LeftOut)]);
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
    private static sbyte Quantise(double weight) =>
        (sbyte)Math.Clamp(Math.Round(weight * (1 - LeftOut) * ArbiterModel.Scale), -127, 127);

    private void Learn(Example example, int[] rows)
    {
        var shares = Shares(rows);
        for (var column = 0; column < ArbiterModel.Classes; column++)
        {
            var error = (shares[column] - (column == example.Label ? 1 : 0)) * example.Weight;
            foreach (var row in rows)
            {
                var place = (row * ArbiterModel.Classes) + column;
                var slope = error + (Pull * weights[place]);
                squares[place] += slope * slope;
                weights[place] -= Rate * slope / Math.Sqrt(squares[place]);
            }
        }
    }

    private double[] Shares(int[] rows)
    {
        var sums = new double[ArbiterModel.Classes];
        foreach (var row in rows)
        {
            for (var column = 0; column < sums.Length; column++)
            {
                sums[column] += weights[(row * ArbiterModel.Classes) + column];
            }
        }

        var most = sums.Max();
        var shares = sums.Select(sum => Math.Exp(sum - most)).ToArray();
        var total = shares.Sum();
        return [.. shares.Select(share => share / total)];
    }
}
