namespace Chokepoint.Tagging.Text;

/// <summary>Looks by halves through what is in order: whatever holds for an item holds for all before it.</summary>
internal static class Halves
{
    /// <summary>How many items it holds for: 0 to all of them.</summary>
    public static int CountWhile<T>(T[] ordered, Func<T, bool> holds)
    {
        var (first, end) = (0, ordered.Length);
        while (first < end)
        {
            var middle = (first + end) / 2;
            (first, end) = holds(ordered[middle]) ? (middle + 1, end) : (first, middle);
        }
        return first;
    }
}
