using Chokepoint.Data.Articles;
using Chokepoint.Data.Index.Bitmaps;
using Chokepoint.Data.Sources;
using Chokepoint.Data.Tags;

namespace Chokepoint.Data.Index;

/// <summary>Answers from the bitmap index; while there is none, from SQL. Rows and full text always come from PostgreSQL.</summary>
internal sealed class LiveArticleIndex(
    SqlArticleIndex reference, IndexKeeper keeper, ReadDatabase database, (EntityNumbering Numbering, SourceNames Sources) names) : ArticleIndex
{
    private readonly ArticleRows rows = new(database.Source, names.Numbering);
    private readonly FacetNames facetNames = new(names.Numbering, names.Sources);
    private readonly TextSearch search = new(new TextFinder(database));

    public override async Task<ArticleCount> CountAsync(ArticleFilter filter, bool exact, CancellationToken cancellationToken)
    {
        if (keeper.Current is not { } state)
        {
            return await reference.CountAsync(filter, exact, cancellationToken);
        }

        var plan = (await PlannerAsync(filter, cancellationToken)).Plan(filter);
        if (plan.Text is not null && !exact)
        {
            return await search.CappedCountAsync(state, plan, cancellationToken);
        }

        using var matches = await search.MatchesAsync(state, plan);
        return new ArticleCount(matches.Count);
    }

    public override async Task<ArticlePage> PageAsync(ArticleFilter filter, Cursor? cursor, int size, CancellationToken cancellationToken)
    {
        if (keeper.Current is not { } state)
        {
            return await reference.PageAsync(filter, cursor, size, cancellationToken);
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, 500);
        var plan = (await PlannerAsync(filter, cancellationToken)).Plan(filter);
        var found = await search.PageAsync(state, plan, (filter.Sort, cursor, size + 1), cancellationToken);
        var (keys, next, previous) = SqlPage.Cut(found, cursor, size);
        return new ArticlePage(await rows.LoadAsync([.. keys.Select(key => key.Id)], cancellationToken), next, previous);
    }

    public override async Task<Facets> FacetsAsync(ArticleFilter filter, CancellationToken cancellationToken)
    {
        if (keeper.Current is not { } state)
        {
            return await reference.FacetsAsync(filter, cancellationToken);
        }

        // Several may wait for one count, so that none of them may break it off.
        return await state.FacetsAsync(filter, () => CountFacetsAsync(state, filter)).WaitAsync(cancellationToken);
    }

    private async Task<Facets> CountFacetsAsync(IndexState state, ArticleFilter filter)
    {
        var planner = await PlannerAsync(filter, CancellationToken.None);
        var plan = planner.Plan(filter);
        using var matches = await search.MatchesAsync(state, plan);
        var together = FacetCounter.All(matches, state.Table);
        var counted = new Dictionary<FacetKey, ValueCounts>();
        foreach (var facet in FacetKey.All)
        {
            var free = facet.ChoiceOf(filter).IsAny;
            var own = free ? plan : planner.Plan(filter, except: facet.Key);
            if (facet.IsStancePart && !own.Stances.IsAny)
            {
                using var spoken = free ? null : await search.MatchesAsync(state, own);
                counted[facet] = new StanceParts(own.Stances, state.Table, facet.Token).Count(spoken ?? matches);
            }
            else if (free)
            {
                counted[facet] = together;
            }
            else
            {
                using var without = await search.MatchesAsync(state, own);
                counted[facet] = FacetCounter.OfKind(without, (matches, together), state.Table, facet.TokenKindOf(filter));
            }
        }

        return new Facets(await facetNames.NameAsync(filter, counted, state.Table, CancellationToken.None), new ArticleCount(matches.Count));
    }

    public override async Task<Histogram> HistogramAsync(ArticleFilter filter, HistogramUnit? unit, CancellationToken cancellationToken)
    {
        if (keeper.Current is not { } state)
        {
            return await reference.HistogramAsync(filter, unit, cancellationToken);
        }

        using var matches = await search.MatchesAsync(state, (await PlannerAsync(filter, cancellationToken)).Plan(filter));
        return HistogramShape.Of(DayCounter.Count(matches), unit, (filter.From, filter.To));
    }

    public override async Task<StanceMatrix> MatrixAsync(ArticleFilter filter, CancellationToken cancellationToken)
    {
        if (keeper.Current is not { } state)
        {
            return await reference.MatrixAsync(filter, cancellationToken);
        }

        var plan = (await PlannerAsync(filter, cancellationToken)).Plan(filter);
        using var matches = await search.MatchesAsync(state, plan);
        matches.DropCopies();
        var cells = CellSum.Of(new StanceCounter(plan.Stances, state.Table).Cells(matches), state);
        var numbers = await names.Numbering.CoveringAsync(cells.Keys.SelectMany(MatrixOrder.Parts), cancellationToken);
        return MatrixOrder.Of(cells.Select(cell => MatrixOrder.Cell(cell.Key, numbers, cell.Value.ByStance, cell.Value.Deciding)));
    }

    private ValueTask<FilterPlanner> PlannerAsync(ArticleFilter filter, CancellationToken cancellationToken) =>
        FilterPlanner.ForAsync(filter, names.Numbering, names.Sources, cancellationToken);
}
