using System.Globalization;
using System.Text;
using Chokepoint.Data.Index;

namespace Chokepoint.Web.Timeline;

/// <summary>A label under the axis at a bucket.</summary>
internal readonly record struct AxisLabel(int Bucket, string Text)
{
    /// <summary>True where there is no room after it, so that it stands before its bucket.</summary>
    public bool Before { get; init; }
}

/// <summary>Where the bars, the grid and the labels of a histogram stand; numbers only, so that no style is needed.</summary>
internal sealed class HistogramGeometry
{
    public const int Height = 96;

    /// <summary>Index of the segment for articles without a stance, after the four stances.</summary>
    public const int NoStance = 4;

    private const int MostLabels = 12;

    // A label takes about this share of a narrow chart.
    private const double LateShare = .09;

    private readonly Histogram histogram;
    private readonly double[][] parts;
    private readonly double scale;

    public HistogramGeometry(Histogram histogram)
    {
        this.histogram = histogram;
        parts = [.. histogram.Buckets.Select(Parts)];
        var peak = histogram.Buckets.Select(bucket => bucket.Total).Append(2).Max();
        Step = Steps.First(step => step * 3 >= peak || step >= peak / 2);
        scale = Height / (Math.Max(peak, 2 * Step) * 1.06);
    }

    public int Count => parts.Length;

    /// <summary>Distance of the grid lines in articles.</summary>
    public long Step { get; }

    private static IEnumerable<long> Steps
    {
        get
        {
            for (var power = 1L; ; power *= 10)
            {
                yield return power;
                yield return 2 * power;
                yield return 5 * power;
            }
        }
    }

    public double Top(long articles) => Height - articles * scale;

    /// <summary>One path for all bars of a stance, stacked upon the stances before it; a bar is as high as its articles.</summary>
    public string Bars(int stance)
    {
        var path = new StringBuilder();
        for (var i = 0; i < Count; i++)
        {
            var own = parts[i][stance];
            if (own <= 0)
            {
                continue;
            }

            var below = parts[i].Take(stance).Sum();
            var gap = below > 0 ? .7 : 0;
            var height = Math.Max(.5, own * scale - gap);
            path.Append(CultureInfo.InvariantCulture, $"M{i + .08:0.##} {Height - below * scale - gap:0.##}v{-height:0.##}h.84v{height:0.##}z");
        }

        return path.ToString();
    }

    public IEnumerable<AxisLabel> Labels()
    {
        var labels = Enumerable.Range(0, Count).Where(IsLabelled).ToList();
        var every = Math.Max(1, (int)Math.Ceiling(labels.Count / (double)MostLabels));
        var shown = labels.Where((_, i) => i % every == 0).ToList();
        if (shown.Count > 1 && IsLate(shown[^1]) && shown[^1] - shown[^2] < 2 * LateShare * Count)
        {
            shown.RemoveAt(shown.Count - 1);
        }

        return shown.Select(bucket => new AxisLabel(bucket, Label(histogram.Buckets[bucket].Start)) { Before = IsLate(bucket) });
    }

    /// <summary>The buckets that a span of days covers: first, and one after the last.</summary>
    public (int From, int To) Selection(DateOnly? from, DateOnly? to)
    {
        var first = from is null ? 0 : Math.Max(0, LastStartingBy(from.Value));
        var last = to is null ? Count : Math.Max(LastStartingBy(to.Value) + 1, first + 1);
        return (Math.Min(first, Math.Max(0, Count - 1)), Math.Min(Count, last));
    }

    private bool IsLate(int bucket) => bucket > (1 - LateShare) * Count;

    private int LastStartingBy(DateOnly day)
    {
        var index = Count - 1;
        while (index >= 0 && histogram.Buckets[index].Start > day)
        {
            index--;
        }

        return index;
    }

    private static double[] Parts(HistogramBucket bucket)
    {
        double sum = bucket.ByStance.Sum();
        // An article with two stances is counted twice: shrink, so that the bar shows articles.
        var shrink = sum > bucket.Total && sum > 0 ? bucket.Total / sum : 1;
        return [.. bucket.ByStance.Select(count => count * shrink), Math.Max(0, bucket.Total - sum)];
    }

    private bool IsLabelled(int index)
    {
        var start = histogram.Buckets[index].Start;
        return histogram.Unit switch
        {
            HistogramUnit.Month => Count <= 18 || start.Month == 1,
            HistogramUnit.Week => index == 0 || histogram.Buckets[index - 1].Start.Month != start.Month,
            _ => Count <= 31 || start.Day is 1 or 15,
        };
    }

    private string Label(DateOnly start) => (histogram.Unit switch
    {
        HistogramUnit.Month when Count > 18 => start.ToString("yyyy", CultureInfo.InvariantCulture),
        HistogramUnit.Day => start.ToString("d MMM", CultureInfo.InvariantCulture),
        _ => start.ToString(start.Month == 1 ? "MMM yyyy" : "MMM", CultureInfo.InvariantCulture),
    });
}
