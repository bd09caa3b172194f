using Chokepoint.Data.Articles;
using Chokepoint.Data.Export;
using Chokepoint.Data.Index;

namespace Chokepoint.Web.Timeline;

/// <summary>Neighbouring buckets in which sources were not read: first, one after the last, and how many of the sources (1 to 3).</summary>
public readonly record struct GapShade(int From, int To, int Level);

/// <summary>Where the histogram is shaded, because articles may be missing that were never fetched.</summary>
internal static class HistogramGaps
{
    // One broken source of many says little about a month.
    private const double WorthShading = .1;

    public static IReadOnlyList<GapShade> Of(Histogram histogram, CoverageState coverage, FacetChoice sources, DateTimeOffset now)
    {
        var asked = coverage.Sources.Where(source => IsAsked(source.Key, sources)).Select(source => source.Value).ToArray();
        var gaps = coverage.Gaps.Where(gap => IsAsked(gap.Source, sources)).ToArray();
        List<GapShade> shades = [];
        for (var bucket = 0; gaps.Length > 0 && bucket < histogram.Buckets.Count; bucket++)
        {
            var level = Level(Bounds(histogram, bucket, now), asked, gaps, now);
            if (level > 0 && shades is [.., var last] && last.To == bucket && last.Level == level)
            {
                shades[^1] = last with { To = bucket + 1 };
            }
            else if (level > 0)
            {
                shades.Add(new GapShade(bucket, bucket + 1, level));
            }
        }

        return shades;
    }

    private static int Level((DateTimeOffset Start, DateTimeOffset End) bucket, DateTimeOffset[] asked, CoverageGap[] gaps, DateTimeOffset now)
    {
        var read = asked.Count(since => since < bucket.End);
        if (read == 0 || bucket.Start >= bucket.End)
        {
            return 0;
        }

        var half = (bucket.End - bucket.Start) / 2;
        var unread = gaps.Where(gap => Earlier(gap.To ?? now, bucket.End) - Later(gap.From, bucket.Start) >= half).DistinctBy(gap => gap.Source).Count();
        return (unread / (double)read) switch
        {
            < WorthShading => 0,
            < 1 / 3.0 => 1,
            < 2 / 3.0 => 2,
            _ => 3,
        };
    }

    private static (DateTimeOffset Start, DateTimeOffset End) Bounds(Histogram histogram, int bucket, DateTimeOffset now)
    {
        var start = histogram.Buckets[bucket].Start;
        var days = histogram.Unit switch
        {
            HistogramUnit.Day => 1,
            HistogramUnit.Week => 7,
            _ => DateTime.DaysInMonth(start.Year, start.Month),
        };
        var from = new DateTimeOffset(start.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return (from, from >= now ? from : Earlier(from.AddDays(days), now));
    }

    private static bool IsAsked(string slug, FacetChoice sources) =>
        (sources.Include.IsEmpty || sources.Include.Contains(slug)) && !sources.Exclude.Contains(slug);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
