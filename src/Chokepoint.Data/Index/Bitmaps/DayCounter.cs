namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>Counts matches by day: a day is a run of places, so that only bits are counted.</summary>
internal static class DayCounter
{
    public static List<DayCount> Count(Matches matches)
    {
        var parts = new (int Day, int[] Five)[matches.State.Chunks.Length][];
        Matches.ForEach(parts.Length, number => parts[number] = matches.CountOf(number) == 0 ? [] : [.. Days(matches, number)]);
        var days = new List<DayCount>();
        foreach (var (day, five) in parts.SelectMany(part => part))
        {
            var date = DateOnly.FromDayNumber(day);
            if (days.Count > 0 && days[^1].Day == date)
            {
                // A day may go over from one chunk to the next.
                var last = days[^1];
                days[^1] = new DayCount(date, last.Total + five[0], [.. last.ByStance.Select((count, stance) => count + five[1 + stance])]);
            }
            else
            {
                days.Add(new DayCount(date, five[0], [five[1], five[2], five[3], five[4]]));
            }
        }

        return days;
    }

    private static List<(int Day, int[] Five)> Days(Matches matches, int number)
    {
        var chunk = matches.State.Chunks[number];
        var bits = matches.BitsOf(number);
        var list = new List<(int, int[])>(chunk.Days.Days.Length);
        Span<ulong> both = stackalloc ulong[Chunk.Classes * bits.Length];
        for (var stance = 0; stance < Chunk.Classes; stance++)
        {
            var set = both.Slice(stance * bits.Length, bits.Length);
            bits.CopyTo(set);
            Bits.And(set, chunk.ByStance[stance]);
        }

        for (var day = 0; day < chunk.Days.Days.Length; day++)
        {
            var (first, end) = (chunk.Days.Starts[day], chunk.Days.Starts[day + 1]);
            var five = matches.IsWhole(number) ? chunk.Days.Totals.AsSpan(day * Chunk.Counters, Chunk.Counters).ToArray() : new int[Chunk.Counters];
            for (var counter = 0; counter < Chunk.Counters && !matches.IsWhole(number); counter++)
            {
                five[counter] = Bits.Count(counter == 0 ? bits : both.Slice((counter - 1) * bits.Length, bits.Length), first, end);
            }

            if (five[0] > 0)
            {
                list.Add((chunk.Days.Days[day], five));
            }
        }

        return list;
    }
}
