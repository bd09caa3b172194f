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

/// <summary>A shift as the positions tell it. Before and after are the same where an act strengthened a position.</summary>
internal sealed record ShiftDraft(DateTimeOffset At, Stance? Before, Stance After)
{
    public long? BeforeArticleId { get; init; }
    public required long AfterArticleId { get; init; }

    public static IEnumerable<ShiftDraft> Of(IEnumerable<PositionSpan> spans)
    {
        foreach (var span in spans)
        {
            yield return new ShiftDraft(span.From, span.Before, span.Stance) { BeforeArticleId = span.BeforeArticleId, AfterArticleId = span.DecidingArticleId };
            var before = span.DecidingArticleId;
            foreach (var step in span.Steps)
            {
                yield return new ShiftDraft(step.At, span.Stance, span.Stance) { BeforeArticleId = before, AfterArticleId = step.ArticleId };
                before = step.ArticleId;
            }
        }
    }
}

/// <summary>What has to change in the table so that it tells of these shifts; what analysts decided stays.</summary>
internal sealed record ShiftPlan(IReadOnlyList<ShiftDraft> Added, IReadOnlyList<(long Id, ShiftDraft Draft)> Changed, IReadOnlyList<long> Gone)
{
    // A shift whose date moves a little as more becomes known stays the same shift, and is not announced again.
    private static readonly TimeSpan Same = TimeSpan.FromDays(30);

    public static ShiftPlan Of(IEnumerable<ShiftDraft> drafts, IReadOnlyList<KnownShift> known)
    {
        var open = known.ToList();
        var added = new List<ShiftDraft>();
        var changed = new List<(long, ShiftDraft)>();
        foreach (var draft in drafts)
        {
            if (open.Where(shift => IsSame(shift, draft)).OrderBy(shift => (shift.At - draft.At).Duration()).ThenBy(shift => shift.Id).FirstOrDefault() is not { } same)
            {
                added.Add(draft);
                continue;
            }

            open.Remove(same);
            if (same.State == ShiftState.Found && !Says(same, draft))
            {
                changed.Add((same.Id, draft));
            }
        }

        return new ShiftPlan(added, changed, [.. open.Where(shift => shift.State == ShiftState.Found).Select(shift => shift.Id)]);
    }

    private static bool IsSame(KnownShift shift, ShiftDraft draft) => shift.After == draft.After
        && (shift.Before == shift.After) == (draft.Before == draft.After) && (shift.At - draft.At).Duration() <= Same;

    private static bool Says(KnownShift shift, ShiftDraft draft) =>
        shift.At == draft.At && shift.Before == draft.Before
        && shift.BeforeArticleId == draft.BeforeArticleId && shift.AfterArticleId == draft.AfterArticleId;
}
