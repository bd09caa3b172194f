namespace Chokepoint.Benchmarks.Pages;

/// <summary>What clicks took, and when in them the answer was there and merged.</summary>
internal sealed class ClickTimes
{
    private readonly List<double> whole = [], answered = [], merged = [];

    public int Count => whole.Count;

    /// <param name="number">Below zero it only warms up.</param>
    /// <param name="times">From the click: painted, answered, merged.</param>
    public void Note(int number, double[] times)
    {
        if (number >= 0)
        {
            whole.Add(times[0]);
            answered.Add(times[1]);
            merged.Add(times[2]);
        }
    }

    public IEnumerable<(string, object?)> Lines() =>
    [
        .. Times.Of(whole),
        .. Times.OfPart("answered", answered),
        .. Times.OfPart("merged", merged),
    ];
}
