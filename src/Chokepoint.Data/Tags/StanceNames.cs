using Chokepoint.Tagging;

namespace Chokepoint.Data.Tags;

/// <summary>The four classes as filters, files and pages write them.</summary>
public static class StanceNames
{
    /// <summary>In the order of the enum's numbers.</summary>
    public static readonly IReadOnlyList<string> All = ["restrictive", "cautious", "neutral", "supportive"];

    public static string Of(Stance stance) => All[(int)stance];

    /// <summary>Null where it is none of the four.</summary>
    public static Stance? Parse(string name)
    {
        for (var index = 0; index < All.Count; index++)
        {
            if (string.Equals(All[index], name, StringComparison.OrdinalIgnoreCase))
            {
                return (Stance)index;
            }
        }

        return null;
    }
}
