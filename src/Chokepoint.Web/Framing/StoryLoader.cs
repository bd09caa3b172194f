using Chokepoint.Data.Articles;
using Chokepoint.Data.Index;
using Chokepoint.Web.Matrix;
using Chokepoint.Web.Sources;

namespace Chokepoint.Web.Framing;

/// <summary>Reads stories of a filter, and one of them as its outlets told it.</summary>
internal sealed class StoryLoader(ArticleIndex index, ClusterStore texts)
{
    private const int MostArticles = 400;
    private const int PageSize = 200;

    /// <summary>The newest stories; around a day, those that reach into its neighbourhood.</summary>
    public async Task<IReadOnlyList<Story>> FindAsync(PositionQuery query, DateOnly? around, CancellationToken cancellationToken)
    {
        var filter = query.Filter with { Sort = ArticleSort.NewestFirst };
        if (around is { } day)
        {
            filter = filter with { From = day.AddDays(-14), To = day.AddDays(21) };
        }

        // Without any choice everything matches; only what somebody takes a position on can be a story.
        var chosen = filter.Actors.Include.IsEmpty && filter.Targets.Include.IsEmpty && filter.Stances.Include.IsEmpty
            ? filter.With("stance", new FacetChoice([.. Data.Tags.StanceNames.All], filter.Stances.Exclude))
            : filter;
        var rows = new List<ArticleRow>();
        Cursor? cursor = null;
        do
        {
            var page = await index.PageAsync(chosen, cursor, PageSize, cancellationToken);
            rows.AddRange(page.Rows);
            cursor = page.Next;
        }
        while (cursor is not null && rows.Count < MostArticles);

        var stories = Stories.Of(rows, stance => Allows(filter.Actors, stance.Actor) && Allows(filter.Targets, stance.Target));
        return [.. stories.Where(story => filter.Instruments.Include.IsEmpty || filter.Instruments.Include.Contains(story.Key.Instrument ?? ""))];
    }

    public async Task<IReadOnlyList<Telling>> TellAsync(Story story, SourceList sources, CancellationToken cancellationToken)
    {
        var bodies = await texts.TextsAsync([.. story.Articles.Select(article => article.Id)], cancellationToken);
        return Stories.Tellings(story, sources, article => bodies.TryGetValue(article.Id, out var text) ? article.Title + "\n" + text.Body : article.Title);
    }

    private static bool Allows(FacetChoice choice, string value) =>
        (choice.Include.IsEmpty || choice.Include.Contains(value)) && !choice.Exclude.Contains(value);
}
