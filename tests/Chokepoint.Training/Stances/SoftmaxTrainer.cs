using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Stances.Arbiter;

namespace Chokepoint.Training.Stances;

/// <summary>Multinomial logistic regression by AdaGrad, with a pull toward 0 and features left out at random.</summary>
internal sealed class SoftmaxTrainer
{
    /// <summary>Trained so often, each time in another order; their mean is used.</summary>
    public const int Bags = 3;

    // Classes of the model, and empty ones up to a whole vector.
    private const int Lanes = 8;
    private const int Rounds = 12;

    // Features seen in fewer examples say nothing about the next.
    private const int LeastSeen = 3;
    private const float Rate = 0.03f;
    private const float Pull = 0.01f;
    private const float LeftOut = 0.5f;

    // In every other look at an example its words are hidden, so that classes of words and the shape of the sentence must do.
    private const float Wordless = 0.5f;
    private readonly KeyIndex index = new(1 << 16);
    private readonly Random random;
    private readonly float[] weights;
    private readonly bool[] isLexical;
    private readonly float[] squares;

    private SoftmaxTrainer(IReadOnlyList<Example> examples, int seed)
    {
        random = new(seed);
        foreach (var (key, _) in examples.SelectMany(example => example.Keys.Distinct()).CountBy(key => key)
            .Where(pair => pair.Value >= LeastSeen).OrderBy(pair => pair.Key))
        {
            index.FindOrAdd(key);
        }
        isLexical = [.. index.Keys().Select(key => (key & FeatureBuffer.Lexical) != 0)];
        weights = new float[index.Count * Lanes];
        squares = new float[weights.Length];
        Array.Fill(squares, 1e-3f);
    }

    /// <summary>Weights by key; features that came to nothing are left out.</summary>
    public static List<(uint Key, sbyte[] Weights)> Learn(IReadOnlyList<Example> examples, int count)
    {
        var bags = Enumerable.Range(0, count).Select(bag => new SoftmaxTrainer(examples, seed: 5 + bag)).ToList();
        Parallel.ForEach(bags, bag => bag.Train(examples));
        // All have the same rows.
        return [.. bags[0].index.Keys().Select((key, row) => (key, Mean(bags, row))).Where(row => row.Item2.Any(weight => weight != 0))];
    }

    private static sbyte[] Mean(List<SoftmaxTrainer> bags, int row) =>
        [.. Enumerable.Range(row * Lanes, ArbiterModel.Classes).Select(place => Quantise(bags.Average(bag => bag.weights[place])))];

    // In use nothing is left out, so each weight counts less.
    private static sbyte Quantise(float weight) =>
        (sbyte)Math.Clamp(Math.Round(weight * (1 - LeftOut) * ArbiterModel.Scale), -127, 127);

    private void Train(IReadOnlyList<Example> examples)
    {
        var rows = examples.Select(example => example.Keys.Select(index.Find).Where(row => row != KeyIndex.Absent).ToArray()).ToArray();
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var kept = new int[rows.Max(row => row.Length)];
        for (var round = 0; round < Rounds; round++)
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

    private void Learn(Example example, ReadOnlySpan<int> rows)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(weights);
        ref var firstSquare = ref MemoryMarshal.GetArrayDataReference(squares);
        Span<float> shares = stackalloc float[Lanes];
        Share(rows, shares);
        shares[example.Label] -= 1;
        var error = Vector256.Create<float>(shares) * (float)example.Weight;
        var (pull, rate) = (Vector256.Create(Pull), Vector256.Create(Rate));
        foreach (var row in rows)
        {
            var place = (nuint)(row * Lanes);
            var weight = Vector256.LoadUnsafe(ref first, place);
            var slope = error + (pull * weight);
            var square = Vector256.LoadUnsafe(ref firstSquare, place) + (slope * slope);
            square.StoreUnsafe(ref firstSquare, place);
            (weight - (rate * slope / Vector256.Sqrt(square))).StoreUnsafe(ref first, place);
        }
    }

    private void Share(ReadOnlySpan<int> rows, Span<float> shares)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(weights);
        var sums = Vector256<float>.Zero;
        foreach (var row in rows)
        {
            sums += Vector256.LoadUnsafe(ref first, (nuint)(row * Lanes));
        }
        var most = sums[0];
        for (var column = 1; column < ArbiterModel.Classes; column++)
        {
            most = MathF.Max(most, sums[column]);
        }
        var total = 0f;
        shares.Clear();
        for (var column = 0; column < ArbiterModel.Classes; column++)
        {
            shares[column] = MathF.Exp(sums[column] - most);
            total += shares[column];
        }
        for (var column = 0; column < ArbiterModel.Classes; column++)
        {
            shares[column] /= total;
        }
    }
}
