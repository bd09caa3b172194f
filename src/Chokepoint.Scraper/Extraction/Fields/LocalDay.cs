namespace Chokepoint.Scraper.Extraction.Fields;

/// <summary>Machines write instants in UTC; the page shows the day where its desk is. The instant stays, its day becomes the desk's.</summary>
internal static class LocalDay
{
    private static readonly TimeSpan East = TimeSpan.FromHours(14);
    private static readonly TimeSpan West = TimeSpan.FromHours(-12);

    /// <param name="at">In UTC.</param>
    /// <param name="shown">The day that the page shows; null or any but a neighbouring day changes nothing.</param>
    public static DateTimeOffset Of(DateTimeOffset at, DateTimeOffset? shown)
    {
        var days = shown is { } day ? (day.Date - at.Date).Days : 0;
        if (days is not (1 or -1))
        {
            return at;
        }

        // The smallest whole hours that bring the clock over midnight: nearer is not known.
        var hours = days > 0
            ? Math.Ceiling((TimeSpan.FromDays(1) - at.TimeOfDay).TotalHours)
            : -Math.Floor(at.TimeOfDay.TotalHours) - 1;
        var offset = TimeSpan.FromHours(hours);
        return offset >= West && offset <= East ? at.ToOffset(offset) : at;
    }
}
