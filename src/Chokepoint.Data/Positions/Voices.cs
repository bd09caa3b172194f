using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.Data.Positions;

/// <summary>What an outlet is to the actor and the target that it writes of.</summary>
public static class Voices
{
    /// <summary>The affiliation of sources that are a public body themselves.</summary>
    public const string OfficialBody = "official";

    public static Voice Of(string actor, Entity target, (string? Country, string? Affiliation) outlet)
    {
        if (outlet.Country is not { } country || !IsState(outlet.Affiliation))
        {
            return Voice.Press;
        }

        return country == actor ? Voice.Official : country == HomeOf(target) ? Voice.Apart : Voice.Press;
    }

    private static bool IsState(string? affiliation) =>
        affiliation is not null
        && (affiliation.StartsWith("state", StringComparison.OrdinalIgnoreCase) || affiliation.StartsWith(OfficialBody, StringComparison.OrdinalIgnoreCase)
            || affiliation.StartsWith("government", StringComparison.OrdinalIgnoreCase));

    private static string? HomeOf(Entity target) => target.Kind switch
    {
        EntityKind.Country => target.Id,
        EntityKind.Company => EntityCatalogue.Default.Find(target)?.Country,
        _ => null,
    };
}
