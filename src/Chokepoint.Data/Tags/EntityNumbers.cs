using System.Collections.Frozen;
using Chokepoint.Tagging;

namespace Chokepoint.Data.Tags;

/// <summary>
/// Entity to number and back, as of one moment. Two-letter codes are numbered by their letters; blocs with longer ids, companies,
/// technologies and instruments by <c>gazetteer_entry</c>.
/// </summary>
public sealed class EntityNumbers
{
    public const int FirstBloc = 26 * 26;
    private const int FirstTechnologyTarget = TagToken.ActorMask + 1;
    private const int FirstCompanyTarget = FirstTechnologyTarget + 256;

    private readonly FrozenDictionary<Entity, int> numbers;
    private readonly FrozenDictionary<(EntityKind Kind, int Number), Entity> entities;

    public EntityNumbers(IEnumerable<(Entity Entity, int Number)> stored)
    {
        numbers = stored.ToFrozenDictionary(pair => pair.Entity, pair => pair.Number);
        entities = numbers.ToFrozenDictionary(pair => (pair.Key.Kind, pair.Value), pair => pair.Key);
    }

    /// <summary>How many numbers a kind has room for.</summary>
    public static int Capacity(EntityKind kind) => kind switch
    {
        EntityKind.Country => FirstTechnologyTarget,
        EntityKind.Company => TagToken.TargetMask + 1 - FirstCompanyTarget,
        EntityKind.Technology => FirstCompanyTarget - FirstTechnologyTarget,
        _ => TagToken.PayloadMask,
    };

    /// <summary>Null where the entity is not known (yet).</summary>
    public int? NumberOf(Entity entity)
    {
        if (IsTwoLetters(entity))
        {
            return ((entity.Id[0] - 'A') * 26) + entity.Id[1] - 'A';
        }

        return numbers.TryGetValue(entity, out var number) ? number : null;
    }

    public Entity? Find(EntityKind kind, int number) => kind == EntityKind.Country && number < FirstBloc
        ? new Entity(kind, string.Create(2, number, static (span, value) => (span[0], span[1]) = ((char)('A' + (value / 26)), (char)('A' + (value % 26)))))
        : entities.TryGetValue((kind, number), out var entity) ? entity : null;

    public int? TargetCodeOf(Entity target) => (NumberOf(target), target.Kind) switch
    {
        (int number, EntityKind.Country) => number,
        (int number, EntityKind.Technology) => FirstTechnologyTarget + number,
        (int number, EntityKind.Company) => FirstCompanyTarget + number,
        _ => null,
    };

    public Entity? FindTarget(int code) => code switch
    {
        < FirstTechnologyTarget => Find(EntityKind.Country, code),
        < FirstCompanyTarget => Find(EntityKind.Technology, code - FirstTechnologyTarget),
        _ => Find(EntityKind.Company, code - FirstCompanyTarget),
    };

    /// <summary>True where the number follows from the id and is never stored.</summary>
    internal static bool IsTwoLetters(Entity entity) =>
        entity is { Kind: EntityKind.Country, Id: [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] };
}
