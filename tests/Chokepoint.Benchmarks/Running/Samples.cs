using System.Globalization;

namespace Chokepoint.Benchmarks.Running;

/// <summary>Durations in milliseconds.</summary>
internal sealed class Samples
{
    private readonly List<double> values = [];

    public int Count => values.Count;

    public void Add(TimeSpan elapsed) => values.Add(elapsed.TotalMilliseconds);

    public double Percentile(int percent)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0 : Math.Round(sorted[Math.Clamp((int)Math.Ceiling(sorted.Length * percent / 100.0) - 1, 0, sorted.Length - 1)], 2);
    }

    public static string Show(double milliseconds) => milliseconds.ToString(milliseconds < 10 ? "0.0#" : "#,0", CultureInfo.InvariantCulture);
}
