using Chokepoint.Data.Tags;
using Chokepoint.Tagging;

namespace Chokepoint.Data.Index;

/// <summary>Facet values by count, then by id.</summary>
internal static class FacetOrder
{
    public static IReadOnlyList<FacetValue> Of(IEnumerable<FacetValue> values) =>
    [
        .. values.Where(value => value.Value.Length > 0 && value.Count > 0)
            .OrderByDescending(value => value.Count).ThenBy(value => value.Value, StringComparer.Ordinal),
    ];
}

/// <summary>Matrix cells by actor, then by target.</summary>
internal static class MatrixOrder
{
    public static StanceMatrix Of(IEnumerable<MatrixCell?> cells) => new(
    [
        .. cells.OfType<MatrixCell>().OrderBy(cell => cell.Actor, StringComparer.Ordinal).ThenBy(cell => cell.Target, StringComparer.Ordinal),
    ]);

    /// <summary>Null where a number has no name, which no reader could understand.</summary>
    public static MatrixCell? Cell(int token, EntityNumbers numbers, long[] counts, (long Id, DateTimeOffset At) deciding) =>
        numbers.Find(EntityKind.Country, TagToken.ActorOf(token)) is { } actor && numbers.FindTarget(TagToken.TargetOf(token)) is { } target
            ? new MatrixCell(actor.Id, TargetKey.Of(target), counts, deciding.Id, deciding.At)
            : null;

    /// <summary>The tokens of a cell's actor and target.</summary>
    public static IEnumerable<int> Parts(int token) =>
        [TagToken.OfStance(TagToken.ActorOf(token), null, null), TagToken.OfStance(null, TagToken.TargetOf(token), null)];
}
