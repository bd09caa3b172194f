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

    public Stance Best()
    {
        var best = Stance.Restrictive;
        for (var stance = Stance.Cautious; stance <= Stance.Supportive; stance++)
        {
            best = Of(stance) > Of(best) ? stance : best;
        }
        return best;
    }
}

/// <summary>A linear model over the keys of features, as trained by tests/Chokepoint.Training.</summary>
/// <param name="table">Weights by key.</param>
/// <param name="trust">Hundredths: how often evidence of 0, 0.05, 0.1 ... 1 was right on texts that training had not seen.</param>
internal sealed class ArbiterModel(ArbiterTable table, byte[] trust)
{
    /// <summary>No stance, then the four in the order of <see cref="Stance"/>.</summary>
    public const int Classes = 5;

    /// <summary>A weight of 1 as it is stored.</summary>
    public const double Scale = 40;

    /// <summary>Steps of evidence between 0 and 1.</summary>
    public const int Steps = 20;

    private const string Resource = "arbiter.weights";
    private static readonly Lazy<ArbiterModel> Embedded = new(LoadEmbedded);

    public static ArbiterModel Default => Embedded.Value;

    public StanceOdds Judge(ReadOnlySpan<uint> keys)
    {
        Span<int> sums = stackalloc int[ArbiterTable.Lanes];
        table.Sum(keys, sums);
        return Share(sums[..Classes]);
    }

    /// <summary>Between the steps as the crow flies.</summary>
    public double Trust(double evidence)
    {
        var place = Math.Clamp(evidence, 0, 1) * Steps;
        var step = Math.Min((int)place, Steps - 1);
        return (trust[step] + ((trust[step + 1] - trust[step]) * (place - step))) / 100;
    }

    public static ArbiterModel Load(Stream stream)
    {
        using var unpacked = new BrotliStream(stream, CompressionMode.Decompress);
        using var reader = new BinaryReader(unpacked);
        var trust = reader.ReadBytes(Steps + 1);
        var keys = WeightFile.ReadKeys(reader);
        var weights = new sbyte[keys.Length * Classes];
        for (var place = 0; place < weights.Length; place++)
        {
            weights[place] = reader.ReadSByte();
        }
        return new(new(keys, weights), trust);
    }

    private static StanceOdds Share(ReadOnlySpan<int> sums)
    {
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

    private static ArbiterModel LoadEmbedded()
    {
        using var stream = typeof(ArbiterModel).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing: build it with tests/Chokepoint.Training.");
        return Load(stream);
    }
}
