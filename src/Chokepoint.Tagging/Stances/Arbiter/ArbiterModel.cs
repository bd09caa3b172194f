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

    /// <summary>One stance with this chance, or none.</summary>
    public static StanceOdds Only(Stance stance, double chance)
    {
        return new(1 - chance, Of(Stance.Restrictive), Of(Stance.Cautious), Of(Stance.Neutral), Of(Stance.Supportive));

        double Of(Stance one) => one == stance ? chance : 0;
    }

    /// <summary>The weighted mean of these and others.</summary>
    /// <param name="others">What to mix in.</param>
    /// <param name="share">Of the others, 0 to 1.</param>
    public StanceOdds Mix(StanceOdds others, double share)
    {
        return new(Mean(None, others.None), Mean(Restrictive, others.Restrictive), Mean(Cautious, others.Cautious),
            Mean(Neutral, others.Neutral), Mean(Supportive, others.Supportive));

        double Mean(double one, double other) => (one * (1 - share)) + (other * share);
    }

    /// <summary>The chances that scores stand for.</summary>
    /// <param name="sums">No stance, then the four.</param>
    /// <param name="scale">What a score of 1 is stored as.</param>
    public static StanceOdds Of(ReadOnlySpan<int> sums, double scale)
    {
        Span<double> shares = stackalloc double[sums.Length];
        var (most, total) = (sums[0], 0.0);
        foreach (var sum in sums)
        {
            most = Math.Max(most, sum);
        }
        for (var column = 0; column < sums.Length; column++)
        {
            shares[column] = Math.Exp((sums[column] - most) / scale);
            total += shares[column];
        }
        return new(shares[0] / total, shares[1] / total, shares[2] / total, shares[3] / total, shares[4] / total);
    }
}

/// <summary>A linear model of sentences over the keys of features, and trees over what it makes of an article; trained by tests/Chokepoint.Training.</summary>
/// <param name="table">Weights by key.</param>
/// <param name="articles">Has the last word on a pair.</param>
internal sealed class ArbiterModel(ArbiterTable table, BoostedTrees articles)
{
    /// <summary>No stance, then the four in the order of <see cref="Stance"/>.</summary>
    public const int Classes = 5;

    /// <summary>A weight of 1 as it is stored.</summary>
    public const double Scale = 40;

    private const string Resource = "arbiter.weights";
    private static readonly Lazy<ArbiterModel> Embedded = new(LoadEmbedded);

    public static ArbiterModel Default => Embedded.Value;

    public StanceOdds Judge(ReadOnlySpan<uint> keys)
    {
        Span<int> sums = stackalloc int[ArbiterTable.Lanes];
        table.Sum(keys, sums);
        return StanceOdds.Of(sums[..Classes], Scale);
    }

    public StanceOdds Decide(ReadOnlySpan<int> features) => articles.Judge(features);

    public static ArbiterModel Load(Stream stream)
    {
        using var unpacked = new BrotliStream(stream, CompressionMode.Decompress);
        using var reader = new BinaryReader(unpacked);
        var articles = BoostedTrees.Read(reader);
        var keys = WeightFile.ReadKeys(reader);
        var weights = new sbyte[keys.Length * Classes];
        for (var place = 0; place < weights.Length; place++)
        {
            weights[place] = reader.ReadSByte();
        }
        return new(new(keys, weights), articles);
    }

    private static ArbiterModel LoadEmbedded()
    {
        using var stream = typeof(ArbiterModel).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing: build it with tests/Chokepoint.Training.");
        return Load(stream);
    }
}
