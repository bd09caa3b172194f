namespace Chokepoint.Data.Positions;

/// <summary>One stored position, and how strong it was on a day.</summary>
public sealed record PositionEntry(Pair Pair, PositionSpan Span)
{
    public int StoriesBy(DateOnly day) => UpTo(Span.StoryDays, day);

    public int OutletsBy(DateOnly day) => UpTo(Span.OutletDays, day);

    public int CountriesBy(DateOnly day) => UpTo(Span.CountryDays, day);

    public bool HoldsOn(DateOnly day)
    {
        var end = EndOf(day);
        return Span.From < end && (Span.To is null || Span.To >= end);
    }

    internal static DateTimeOffset EndOf(DateOnly day) =>
        new(day < DateOnly.MaxValue ? day.AddDays(1).ToDateTime(TimeOnly.MinValue) : DateTime.MaxValue, TimeSpan.Zero);

    private static int UpTo(IReadOnlyList<int> days, DateOnly day)
    {
        var (low, high) = (0, days.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = days[middle] <= day.DayNumber ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

/// <summary>All positions that ever held, in memory: some ten thousand, asked by every step of the matrix.</summary>
public sealed class PositionBook(IReadOnlyList<PositionEntry> entries)
{
    public static readonly PositionBook Empty = new([]);

    private readonly ILookup<string, PositionEntry> byTarget = entries.ToLookup(entry => entry.Pair.Target, StringComparer.Ordinal);
    private readonly ILookup<string, PositionEntry> byActor = entries.ToLookup(entry => entry.Pair.Actor, StringComparer.Ordinal);

    public IReadOnlyList<PositionEntry> All => entries;

    /// <summary>Days from which on, and up to which, it knows changes; null while it is empty.</summary>
    public (DateOnly First, DateOnly Last)? Days { get; } = entries.Count == 0 ? null : (
        DateOnly.FromDateTime(entries.Min(entry => entry.Span.From).UtcDateTime), DateOnly.FromDateTime(entries.Max(entry => entry.Span.From).UtcDateTime));

    public IEnumerable<PositionEntry> On(DateOnly day) => entries.Where(entry => entry.HoldsOn(day));

    public IEnumerable<PositionEntry> Toward(string target, DateOnly day) => byTarget[target].Where(entry => entry.HoldsOn(day));

    public IEnumerable<PositionEntry> Of(string actor, DateOnly day) => byActor[actor].Where(entry => entry.HoldsOn(day));

    /// <summary>Null where no position is known.</summary>
    public PositionEntry? Find(Pair pair, DateOnly day) => byTarget[pair.Target].FirstOrDefault(entry => entry.Pair == pair && entry.HoldsOn(day));

    /// <summary>Every position of the pair, oldest first.</summary>
    public IEnumerable<PositionEntry> History(Pair pair) => byTarget[pair.Target].Where(entry => entry.Pair == pair).OrderBy(entry => entry.Span.From);
}
