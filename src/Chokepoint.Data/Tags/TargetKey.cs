using Chokepoint.Tagging;

namespace Chokepoint.Data.Tags;

/// <summary>A target as filters, rows and cells write it: "CN" (upper case), "huawei" (lower case), "tech:ai".</summary>
public static class TargetKey
{
    private const string Technology = "tech:";

    public static string Of(Entity target) => target.Kind == EntityKind.Technology ? Technology + target.Id : target.Id;

    public static Entity Parse(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.StartsWith(Technology, StringComparison.Ordinal))
        {
            return new Entity(EntityKind.Technology, key[Technology.Length..]);
        }

        return new Entity(key.Any(char.IsAsciiLetterLower) || !key.Any(char.IsAsciiLetterUpper) ? EntityKind.Company : EntityKind.Country, key);
    }
}
