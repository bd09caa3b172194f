using System.Collections.Frozen;

namespace Chokepoint.Data.Views;

/// <summary>Keys of a page's address that say how it is shown; all others are the filter's.</summary>
public static class PageKeys
{
    public static IReadOnlySet<string> All { get; } = new[]
    {
        "view", "order", "flip", "as_of", "row", "column", "with", "state", "shift", "n", "peek", "after", "at", "tour", "open",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
