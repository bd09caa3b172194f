using Chokepoint.Data.Articles;
using Chokepoint.Data.Index;

namespace Chokepoint.Web.Timeline;

internal static class LeadStance
{
    /// <summary>The stances of a row, the one the reader asked for first, then the surest.</summary>
    public static IReadOnlyList<StanceRow> Order(ArticleRow row, ArticleFilter filter) =>
        [.. row.Stances.OrderByDescending(stance => Fit(stance, filter)).ThenByDescending(stance => stance.Confidence)];

    private static int Fit(StanceRow stance, ArticleFilter filter) =>
        Holds(filter.Actors, stance.Actor) + Holds(filter.Targets, stance.Target) + Holds(filter.Companies, stance.Target)
        + Holds(filter.Countries, stance.Actor) + Holds(filter.Stances, stance.Stance.ToString().ToLowerInvariant());

    private static int Holds(FacetChoice choice, string value) => choice.Include.Contains(value) ? 1 : 0;
}
