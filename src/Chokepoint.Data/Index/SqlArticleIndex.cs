using Chokepoint.Data.Articles;
using Chokepoint.Data.Sources;
using Chokepoint.Data.Tags;
using Chokepoint.Tagging;
using Npgsql;

namespace Chokepoint.Data.Index;

/// <summary>Answers by SQL alone: right at any size, quick up to some hundred thousand articles, and the reference in tests.</summary>
public sealed class SqlArticleIndex(ReadDatabase database, EntityNumbering numbering, SourceNames sources) : ArticleIndex
{
    internal const int Cap = 10_000;
    private readonly ArticleRows rows = new(database.Source, numbering);

    public override async Task<ArticleCount> CountAsync(ArticleFilter filter, bool exact, CancellationToken cancellationToken)
    {
        var planner = await PlannerAsync(filter, cancellationToken);
        var plan = planner.Plan(filter);
        var sql = new FilterSql();
        var capped = !exact && plan.Text is not null;
        var text = capped
            ? $"select count(*) from (select from article where {sql.Where(plan)} limit {sql.Add(Cap + 1)}) as found"
            : $"select count(*) from article where {sql.Where(plan)}";
        var counts = await ReadAsync(sql.Command(text), reader => reader.GetInt64(0), cancellationToken);
        return capped && counts[0] > Cap ? new ArticleCount(Cap, Capped: true) : new ArticleCount(counts[0]);
    }

    public override async Task<ArticlePage> PageAsync(ArticleFilter filter, Cursor? cursor, int size, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, 500);
        var planner = await PlannerAsync(filter, cancellationToken);
        var (sql, text) = SqlPage.Of(planner.Plan(filter), filter.Sort, cursor, size + 1);
        var found = await ReadAsync(sql.Command(text), reader => (reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1)), cancellationToken);
        var (keys, next, previous) = SqlPage.Cut(found, cursor, size);
        return new ArticlePage(await rows.LoadAsync([.. keys.Select(key => key.Id)], cancellationToken), next, previous);
    }

    public override async Task<Facets> FacetsAsync(ArticleFilter filter, CancellationToken cancellationToken)
    {
        var planner = await PlannerAsync(filter, cancellationToken);
        var plan = planner.Plan(filter);
        var total = CountAsync(filter, exact: true, cancellationToken);
        var queries = new List<(FilterSql, string)>();
        var together = new List<TokenKind>();
        foreach (var facet in FacetKey.All)
        {
            var own = facet.ChoiceOf(filter).IsAny ? plan : planner.Plan(filter, except: facet.Key);
            if (facet.IsColumn)
            {
                continue;
            }

            if (facet.IsStancePart && !own.Stances.IsAny)
            {
                queries.Add(SqlFacets.OfStancePart(own, facet));
            }
            else if (facet.ChoiceOf(filter).IsAny)
            {
                together.Add(facet.TokenKindOf(filter));
            }
            else
            {
                queries.Add(SqlFacets.OfTokens(own, [facet.TokenKindOf(filter)]));
            }
        }

        queries.Add(SqlFacets.OfTokens(plan, together));
        var counted = await Task.WhenAll(queries.Select(query => CountValuesAsync(query, cancellationToken)));
        var columns = await Task.WhenAll(FacetKey.All.Where(facet => facet.IsColumn).Select(async facet =>
            (facet, Rows: await CountValuesAsync(SqlFacets.OfColumn(planner.Plan(filter, except: facet.Key), facet), cancellationToken))));
        var lists = await NamedAsync(filter, [.. counted.SelectMany(list => list)], cancellationToken);
        foreach (var (facet, list) in columns)
        {
            lists[facet.Key] = await NamedAsync(facet, list, cancellationToken);
        }

        return new Facets(lists, await total);
    }

    public override async Task<Histogram> HistogramAsync(ArticleFilter filter, HistogramUnit? unit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var planner = await PlannerAsync(filter, cancellationToken);
        var sql = new FilterSql();
        var counts = string.Join(", ", Enum.GetValues<Stance>().Select(stance =>
            $"count(*) filter (where tags && array[{TagToken.OfStance(null, null, stance)}])"));
        var text = $"select (ordered_at at time zone 'UTC')::date, count(*), {counts} from article where {sql.Where(planner.Plan(filter))} group by 1";
        var days = await ReadAsync(
            sql.Command(text), reader => new DayCount(reader.GetFieldValue<DateOnly>(0), reader.GetInt64(1), Longs(reader, 2)), cancellationToken);
        return HistogramShape.Of(days, unit, (filter.From, filter.To));
    }

    public override async Task<StanceMatrix> MatrixAsync(ArticleFilter filter, CancellationToken cancellationToken)
    {
        var planner = await PlannerAsync(filter, cancellationToken);
        var plan = planner.Plan(filter);
        var sql = new FilterSql();
        var counts = string.Join(", ", Enum.GetValues<Stance>().Select(stance => $"count(*) filter (where tag & {TagToken.StanceMask} = {(int)stance})"));
        var text = $"""
            with spoken as (select distinct on (cluster_id) id, ordered_at, tags from article where {sql.Where(plan)} order by cluster_id, ordered_at, id),
            cell as (select id, ordered_at, tag from spoken cross join unnest(tags) as tag where {SqlFacets.Chosen(sql, plan.Stances)})
            select tag & {~TagToken.StanceMask}, (array_agg(id order by ordered_at desc, id desc))[1], max(ordered_at), {counts} from cell group by 1
            """;
        var cells = await ReadAsync(
            sql.Command(text),
            reader => (Token: reader.GetInt32(0), Id: reader.GetInt64(1), At: reader.GetFieldValue<DateTimeOffset>(2), Counts: Longs(reader, 3)),
            cancellationToken);
        var numbers = await numbering.CoveringAsync(cells.SelectMany(cell => MatrixOrder.Parts(cell.Token)), cancellationToken);
        return MatrixOrder.Of(cells.Select(cell => MatrixOrder.Cell(cell.Token, numbers, cell.Counts, (cell.Id, cell.At))));
    }

    private ValueTask<FilterPlanner> PlannerAsync(ArticleFilter filter, CancellationToken cancellationToken) =>
        FilterPlanner.ForAsync(filter, numbering, sources, cancellationToken);

    private async Task<Dictionary<string, IReadOnlyList<FacetValue>>> NamedAsync(
        ArticleFilter filter, List<ValueCount> counted, CancellationToken cancellationToken)
    {
        var numbers = await numbering.CoveringAsync(counted.Select(value => value.Token), cancellationToken);
        return FacetKey.All.ToDictionary(facet => facet.Key, facet => FacetOrder.Of(counted
            .Where(value => TagToken.KindOf(value.Token) == facet.TokenKindOf(filter))
            .Select(value => new FacetValue(ArticleTokens.ValueOf(value.Token, numbers) ?? "", value.Count, value.ByStance))));
    }

    private async Task<IReadOnlyList<FacetValue>> NamedAsync(FacetKey facet, List<ValueCount> counted, CancellationToken cancellationToken)
    {
        if (facet.Token == TokenKind.Language)
        {
            return FacetOrder.Of(counted.Select(value => new FacetValue(value.Text, value.Count, value.ByStance)));
        }

        var ids = counted.ConvertAll(value => long.Parse(value.Text, System.Globalization.CultureInfo.InvariantCulture));
        var names = await sources.CoveringAsync(ids, cancellationToken);
        return FacetOrder.Of(counted.Zip(ids, (value, id) => new FacetValue(names.SlugById.GetValueOrDefault(id, ""), value.Count, value.ByStance)));
    }

    private Task<List<ValueCount>> CountValuesAsync((FilterSql Sql, string Text) query, CancellationToken cancellationToken) => ReadAsync(
        query.Sql.Command(query.Text),
        reader => new ValueCount(reader.GetInt32(0), reader.IsDBNull(1) ? "" : reader.GetString(1), reader.GetInt64(2), Longs(reader, 3)),
        cancellationToken);

    private async Task<List<T>> ReadAsync<T>(NpgsqlBatchCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var batch = database.Source.CreateBatch();
        batch.BatchCommands.Add(command);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var list = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            list.Add(read(reader));
        }

        return list;
    }

    private static long[] Longs(NpgsqlDataReader reader, int first) => [.. Enumerable.Range(first, 4).Select(reader.GetInt64)];

    private sealed record ValueCount(int Token, string Text, long Count, long[] ByStance);
}
