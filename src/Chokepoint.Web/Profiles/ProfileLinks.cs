using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.Web.Profiles;

internal static class ProfileLinks
{
    public static string OfTarget(string target) => target switch
    {
        _ when target.StartsWith("tech:", StringComparison.Ordinal) => "/technologies/" + target[5..],
        _ when EntityCatalogue.Default.Find(new(EntityKind.Country, target)) is not null => "/countries/" + target,
        _ => "/companies/" + target,
    };
}
