namespace Chokepoint.Cli.Tagging;

/// <summary>Counts of right, wrong and missed items, and what follows from them.</summary>
internal sealed class Tally
{
    public int Right { get; private set; }

    public int Wrong { get; private set; }

    public int Missed { get; private set; }

    public bool IsMeasured => Right + Wrong + Missed > 0;

    public double Precision => Right + Wrong > 0 ? (double)Right / (Right + Wrong) : Missed == 0 ? 1 : 0;

    public double Recall => Right + Missed > 0 ? (double)Right / (Right + Missed) : Wrong == 0 ? 1 : 0;

    public double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;

    public void Add(IReadOnlySet<string> gold, IReadOnlySet<string> predicted)
    {
        var right = gold.Count(predicted.Contains);
        Right += right;
        Wrong += predicted.Count - right;
        Missed += gold.Count - right;
    }
}
