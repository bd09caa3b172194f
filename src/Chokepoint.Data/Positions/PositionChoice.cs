using Chokepoint.Data.Articles;
using Chokepoint.Data.Tags;
using Chokepoint.Tagging;

namespace Chokepoint.Data.Positions;

/// <summary>Which positions of a day: those of the filter's actors and targets, of one kind of target.</summary>
public sealed record PositionChoice(ArticleFilter Filter, DateOnly Day, EntityKind? TargetKind = null)
{
    /// <summary>True where a filter asks only what a position itself has: actor, target, stance. All else asks of articles.</summary>
    public static bool IsOfPositions(ArticleFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return (filter with { Actors = FacetChoice.Any, Targets = FacetChoice.Any, Stances = FacetChoice.Any, Sort = ArticleSort.NewestFirst, FocusOnly = true })
            == ArticleFilter.All;
    }

    public IEnumerable<PositionEntry> From(PositionBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        return book.On(Day).Where(entry => Allows(Filter.Actors, entry.Pair.Actor) && Allows(Filter.Targets, entry.Pair.Target)
            && Allows(Filter.Stances, StanceNames.Of(entry.Span.Stance)) && IsOfKind(entry.Pair.Target));
    }

    public bool IsOfKind(string target) => TargetKind is not { } kind || TargetKey.Parse(target).Kind == kind;

    private static bool Allows(FacetChoice choice, string value) =>
        (choice.Include.IsEmpty || choice.Include.Contains(value)) && !choice.Exclude.Contains(value);
}
