namespace Chokepoint.Data.Index;

/// <summary>Counts of one day.</summary>
internal readonly record struct DayCount(DateOnly Day, long Total, long[] ByStance);

/// <summary>From counts by day to buckets of the asked or fitting unit, the empty ones too.</summary>
internal static class HistogramShape
{
    private const int MostBuckets = 4000;

    public static Histogram Of(IReadOnlyCollection<DayCount> days, HistogramUnit? asked, (DateOnly? From, DateOnly? To) range)
    {
        if (days.Count == 0 && (range.From is null || range.To is null))
        {
            return new Histogram(asked ?? HistogramUnit.Day, []);
        }

        var first = range.From ?? days.Min(day => day.Day);
        var last = range.To ?? days.Max(day => day.Day);
        var unit = asked ?? UnitOf(first, last);
        if (Steps(unit, first, last) > MostBuckets)
        {
            // A range such as 0001 to 9999 is only a way to say "all".
            (first, last) = days.Count == 0 ? (last, last) : (days.Min(day => day.Day), days.Max(day => day.Day));
            unit = asked ?? UnitOf(first, last);
        }

        return new Histogram(unit, Fill(days, unit, (first, last)));
    }

    private static List<HistogramBucket> Fill(IReadOnlyCollection<DayCount> days, HistogramUnit unit, (DateOnly First, DateOnly Last) range)
    {
        var byStart = days.ToLookup(day => StartOf(day.Day, unit));
        var buckets = new List<HistogramBucket>();
        for (DateOnly? next = StartOf(range.First, unit); next is { } start && start <= range.Last; next = Next(start, unit))
        {
            var stances = new long[4];
            foreach (var day in byStart[start])
            {
                for (var stance = 0; stance < stances.Length; stance++)
                {
                    stances[stance] += day.ByStance[stance];
                }
            }

            buckets.Add(new HistogramBucket(start, byStart[start].Sum(day => day.Total), stances));
        }

        return buckets;
    }

    private static HistogramUnit UnitOf(DateOnly first, DateOnly last) => (last.DayNumber - first.DayNumber) switch
    {
        <= 120 => HistogramUnit.Day,
        <= 731 => HistogramUnit.Week,
        _ => HistogramUnit.Month,
    };

    private static int Steps(HistogramUnit unit, DateOnly first, DateOnly last) =>
        (last.DayNumber - first.DayNumber) / unit switch { HistogramUnit.Day => 1, HistogramUnit.Week => 7, _ => 30 };

    // Weeks begin on Monday; the first days of the calendar have no Monday before them.
    private static DateOnly StartOf(DateOnly day, HistogramUnit unit) => unit switch
    {
        HistogramUnit.Day => day,
        HistogramUnit.Week => DateOnly.FromDayNumber(Math.Max(0, day.DayNumber - (((int)day.DayOfWeek + 6) % 7))),
        _ => new DateOnly(day.Year, day.Month, 1),
    };

    private static DateOnly? Next(DateOnly start, HistogramUnit unit)
    {
        if (start.DayNumber > DateOnly.MaxValue.DayNumber - 40)
        {
            return null;
        }

        return unit switch { HistogramUnit.Day => start.AddDays(1), HistogramUnit.Week => start.AddDays(7), _ => start.AddMonths(1) };
    }
}
