using Chokepoint.Tagging.Stances.Arbiter;

namespace Chokepoint.Training.Stances;

/// <summary>How often evidence of a given strength is right: isotonic regression (pool adjacent violators) on texts that training had not seen.</summary>
internal static class TrustTable
{
    /// <param name="cases">Evidence, and whether the stance was right.</param>
    public static byte[] Fit(IEnumerable<(double Evidence, bool IsRight)> cases)
    {
        var pools = new List<(double Right, double All, double Sum)>();
        foreach (var (evidence, isRight) in cases.OrderBy(one => one.Evidence))
        {
            pools.Add((isRight ? 1 : 0, 1, evidence));
            while (pools.Count > 1 && pools[^2].Right * pools[^1].All >= pools[^1].Right * pools[^2].All)
            {
                var (last, before) = (pools[^1], pools[^2]);
                pools.RemoveRange(pools.Count - 2, 2);
                pools.Add((last.Right + before.Right, last.All + before.All, last.Sum + before.Sum));
            }
        }
        return [.. Enumerable.Range(0, ArbiterModel.Steps + 1).Select(step => At(pools, (double)step / ArbiterModel.Steps))];
    }

    // Between the middles of two pools as the crow flies; a small pool is drawn to a half.
    private static byte At(List<(double Right, double All, double Sum)> pools, double evidence)
    {
        var points = pools.Select(pool => (At: pool.Sum / pool.All, Share: (pool.Right + 0.5) / (pool.All + 1))).ToList();
        var next = points.FindIndex(point => point.At >= evidence);
        var share = next < 0 ? points[^1].Share
            : next == 0 ? points[0].Share * evidence / Math.Max(points[0].At, 1e-6)
            : points[next - 1].Share + ((points[next].Share - points[next - 1].Share) * (evidence - points[next - 1].At) / Math.Max(points[next].At - points[next - 1].At, 1e-6));
        return (byte)Math.Clamp(Math.Round(share * 100), 0, 99);
    }
}
