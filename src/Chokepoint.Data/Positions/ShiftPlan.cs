using Chokepoint.Tagging;

namespace Chokepoint.Data.Positions;

/// <summary>A shift as it is stored, as far as weighing needs it.</summary>
internal sealed record KnownShift(long Id, DateTimeOffset At, Stance? Before, Stance After, ShiftState State)
{
    public long? BeforeArticleId { get; init; }
    public long AfterArticleId { get; init; }

    /// <summary>What the analyst's decision says of the position; null where nobody decided.</summary>
    public Ruling? Ruling => State switch
    {
        ShiftState.Confirmed => new Ruling(At, After, AfterArticleId),
        ShiftState.Dismissed => new Ruling(At, Before, BeforeArticleId ?? 0),
        _ => null,
    };
}

/// <summary>What has to change in the table so that it tells of these positions; what analysts decided stays.</summary>
internal sealed record ShiftPlan(IReadOnlyList<PositionSpan> Added, IReadOnlyList<(long Id, PositionSpan Span)> Changed, IReadOnlyList<long> Gone)
{
    // A shift whose date moves a little as more becomes known stays the same shift, and is not announced again.
    private static readonly TimeSpan Same = TimeSpan.FromDays(30);

    public static ShiftPlan Of(IReadOnlyList<PositionSpan> spans, IReadOnlyList<KnownShift> known)
    {
        var open = known.ToList();
        var matched = new Dictionary<PositionSpan, KnownShift>(ReferenceEqualityComparer.Instance);
        foreach (var span in spans)
        {
            if (open.Where(shift => shift.After == span.Stance && (shift.At - span.From).Duration() <= Same)
                .OrderBy(shift => (shift.At - span.From).Duration()).ThenBy(shift => shift.Id).FirstOrDefault() is { } same)
            {
                matched.Add(span, same);
                open.Remove(same);
            }
        }

        return new ShiftPlan(
            [.. spans.Where(span => !matched.ContainsKey(span))],
            [.. matched.Where(pair => pair.Value.State == ShiftState.Found && !Says(pair.Value, pair.Key)).Select(pair => (pair.Value.Id, pair.Key))],
            [.. open.Where(shift => shift.State == ShiftState.Found).Select(shift => shift.Id)]);
    }

    private static bool Says(KnownShift shift, PositionSpan span) =>
        shift.At == span.From && shift.Before == span.Before
        && shift.BeforeArticleId == span.BeforeArticleId && shift.AfterArticleId == span.DecidingArticleId;
}
