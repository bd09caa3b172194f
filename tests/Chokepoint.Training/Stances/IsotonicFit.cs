using Chokepoint.Tagging.Stances.Arbiter;

namespace Chokepoint.Training.Stances;

/// <summary>Isotonic regression by pooling neighbours that fall (Ayer and others, 1955), read at the knots of a <see cref="TrustTable"/>.</summary>
internal static class IsotonicFit
{
    public static TrustTable Of(List<(double Share, bool IsRight)> answers)
    {
        var width = 1.0 / (TrustTable.Knots - 1);
        var pools = new List<(double Shares, double Right, double Count)> { (0, 0, 1), };
        foreach (var bin in answers.GroupBy(answer => (int)(answer.Share / width)).OrderBy(bin => bin.Key))
        {
            pools.Add((bin.Sum(answer => answer.Share), bin.Count(answer => answer.IsRight), bin.Count()));
            while (pools.Count > 1 && pools[^1].Right / pools[^1].Count <= pools[^2].Right / pools[^2].Count)
            {
                var (last, before) = (pools[^1], pools[^2]);
                pools.RemoveRange(pools.Count - 2, 2);
                pools.Add((before.Shares + last.Shares, before.Right + last.Right, before.Count + last.Count));
            }
        }
        var table = new double[TrustTable.Knots];
        for (var knot = 0; knot < table.Length; knot++)
        {
            table[knot] = At(pools, knot * width);
        }
        Console.WriteLine("Trust: " + string.Join(' ', table.Select((trust, knot) => $"{knot * width:0.00}={trust:0.00}")));
        return new(table);
    }

    // A straight line between the middles of two pools.
    private static double At(List<(double Shares, double Right, double Count)> pools, double share)
    {
        var above = pools.FindIndex(pool => pool.Shares / pool.Count >= share);
        if (above <= 0)
        {
            return above == 0 ? pools[0].Right / pools[0].Count : pools[^1].Right / pools[^1].Count;
        }
        var (low, high) = (pools[above - 1], pools[above]);
        var (from, to) = (low.Shares / low.Count, high.Shares / high.Count);
        return (low.Right / low.Count) + (((high.Right / high.Count) - (low.Right / low.Count)) * (share - from) / (to - from));
    }
}
