using System.IO.Compression;
using Chokepoint.Tagging.Parsing;

namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>Chances of no stance and of each of the four.</summary>
internal readonly record struct StanceOdds(double None, double Restrictive, double Cautious, double Neutral, double Supportive)
{
    public double Of(Stance stance) => stance switch
    {
        Stance.Restrictive => Restrictive,
        Stance.Cautious => Cautious,
        Stance.Neutral => Neutral,
        _ => Supportive,
    };

    public Stance Best() => Enum.GetValues<Stance>().MaxBy(Of);
}

/// <summary>A linear model over the keys of features, as trained by tests/Chokepoint.Training.</summary>
internal sealed class ArbiterModel(KeyIndex index, sbyte[] weights)
{
    /// <summary>No stance, then the four in the order of <see cref="Stance"/>.</summary>
    public const int Classes = 5;

    /// <summary>A weight of 1 as it is stored.</summary>
    public const double Scale = 40;

    private const string Resource = "arbiter.weights";
    private static readonly Lazy<ArbiterModel> Embedded = new(LoadEmbedded);

    public static ArbiterModel Default => Embedded.Value;

    public StanceOdds Judge(IReadOnlyCollection<uint> keys)
    {
        Span<int> sums = stackalloc int[Classes];
        foreach (var key in keys)
        {
            var row = index.Find(key);
            for (var column = 0; row != KeyIndex.Absent && column < Classes; column++)
            {
                sums[column] += weights[(row * Classes) + column];
            }
        }

        Span<double> shares = stackalloc double[Classes];
        var (most, total) = (sums[0], 0.0);
        foreach (var sum in sums)
        {
            most = Math.Max(most, sum);
        }

        for (var column = 0; column < Classes; column++)
        {
            shares[column] = Math.Exp((sums[column] - most) / Scale);
            total += shares[column];
        }

        return new(shares[0] / total, shares[1] / total, shares[2] / total, shares[3] / total, shares[4] / total);
    }

    public static ArbiterModel Load(Stream stream)
    {
        using var unpacked = new BrotliStream(stream, CompressionMode.Decompress);
        using var reader = new BinaryReader(unpacked);
        var index = WeightFile.ReadKeys(reader);
        var weights = new sbyte[index.Count * Classes];
        for (var place = 0; place < weights.Length; place++)
        {
            weights[place] = reader.ReadSByte();
        }

        return new(index, weights);
    }

    private static ArbiterModel LoadEmbedded()
    {
        using var stream = typeof(ArbiterModel).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing: build it with tests/Chokepoint.Training.");
        return Load(stream);
    }
}
