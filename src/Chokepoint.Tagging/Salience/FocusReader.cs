using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Salience;

/// <summary>Which of the countries named is the article about?</summary>
internal static class FocusReader
{
    public static IReadOnlyList<string> Read(Document document, IReadOnlyList<EntityMention> named, IReadOnlyList<StanceTag> stances)
    {
        _ = document;
        _ = stances;
        return [.. named.Where(mention => mention.Mention.Entity.Kind == EntityKind.Country)
            .Select(mention => mention.Mention.Entity.Id).Distinct(StringComparer.Ordinal)];
    }
}
