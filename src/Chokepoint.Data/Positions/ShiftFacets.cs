using System.Globalization;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Index;
using Chokepoint.Data.Sources;
using Chokepoint.Data.Tags;
using Chokepoint.Tagging;

namespace Chokepoint.Data.Positions;

/// <summary>Counts shifts by the values of every facet; a facet's own choice does not shrink its own list.</summary>
public sealed class ShiftFacets(ReadDatabase database, EntityNumbering numbering, SourceNames names)
{
    private const string TokenKey = "token";

    public async Task<Facets> CountAsync(ShiftQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        // Facets without a choice share one pass; each other one asks without its own choice.
        var free = FacetKey.All.Where(facet => facet.ChoiceOf(query.Filter).IsAny).ToList();
        var passes = FacetKey.All.Except(free).Select(facet => (Filter: query.Filter.With(facet.Key, FacetChoice.Any), Facets: new List<FacetKey> { facet })).ToList();
        passes.Add((query.Filter, free));
        var lists = new Dictionary<string, IReadOnlyList<FacetValue>>();
        var total = 0L;
        foreach (var (filter, facets) in passes)
        {
            var counted = await ReadAsync(query with { Filter = filter }, cancellationToken);
            total = counted.Where(value => value.Key == FacetKey.Stance).Sum(value => value.Count); // the last pass has the whole filter
            foreach (var facet in facets)
            {
                lists[facet.Key] = await NamedAsync(facet, filter, counted, cancellationToken);
            }
        }

        return new Facets(lists, new ArticleCount(total));
    }

    /// <summary>How many shifts a filter finds, without any facet.</summary>
    public async Task<long> TotalAsync(ShiftQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var (sql, where) = await WhereAsync(query, cancellationToken);
        await using var batch = database.Source.CreateBatch();
        batch.BatchCommands.Add(sql.Command($"select count(*) from shift where {where}"));
        return (long?)await batch.ExecuteScalarAsync(cancellationToken) ?? 0;
    }

    private async Task<(FilterSql Sql, string Where)> WhereAsync(ShiftQuery query, CancellationToken cancellationToken)
    {
        var covered = await names.CoveringAsync(query.Filter.Sources.Include.Concat(query.Filter.Sources.Exclude), cancellationToken);
        var sql = new FilterSql();
        return (sql, ShiftSql.Where(sql, query, new FilterPlanner(await numbering.GetAsync(cancellationToken), covered)));
    }

    private async Task<IReadOnlyList<Counted>> ReadAsync(ShiftQuery query, CancellationToken cancellationToken)
    {
        var (sql, where) = await WhereAsync(query, cancellationToken);
        await using var batch = database.Source.CreateBatch();
        batch.BatchCommands.Add(sql.Command($"""
            with found as (select actor, target, after, after_article_id from shift where {where})
            select actor, target, after, coalesce(source_id, 0), coalesce(language, ''), coalesce(tags, array[]::int[])
            from found left join article on article.id = after_article_id
            """));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var tally = new Tally([.. FacetKey.All.Where(facet => facet.EntityKind is not null).Select(facet => facet.TokenKindOf(query.Filter))]);
        while (await reader.ReadAsync(cancellationToken))
        {
            var after = (Stance)reader.GetInt16(2);
            tally.Add(FacetKey.Stance, "", after);
            tally.Add(FacetKey.Actor, reader.GetString(0), after);
            tally.Add(FacetKey.Target, reader.GetString(1), after);
            tally.Add(FacetKey.Source, reader.GetInt64(3).ToString(CultureInfo.InvariantCulture), after);
            tally.Add(FacetKey.Language, reader.GetString(4), after);
            tally.Add(reader.GetFieldValue<int[]>(5), after);
        }

        return tally.All;
    }

    private async Task<IReadOnlyList<FacetValue>> NamedAsync(FacetKey facet, ArticleFilter filter, IReadOnlyList<Counted> counted, CancellationToken cancellationToken)
    {
        if (facet.Key == FacetKey.Stance)
        {
            return Ordered(counted.Where(value => value.Key == facet.Key), value => StanceNames.Of(value.After));
        }

        if (facet.Key == FacetKey.Source)
        {
            var rows = counted.Where(value => value.Key == facet.Key).ToList();
            var slugs = (await names.CoveringAsync(rows.Select(SourceId), cancellationToken)).SlugById;
            return Ordered(rows, value => slugs.GetValueOrDefault(SourceId(value), ""));
        }

        if (facet.EntityKind is null)
        {
            return Ordered(counted.Where(value => value.Key == facet.Key), value => value.Text);
        }

        var tokens = counted.Where(value => value.Key == TokenKey && TagToken.KindOf(value.Token) == facet.TokenKindOf(filter)).ToList();
        var numbers = await numbering.CoveringAsync(tokens.Select(value => value.Token), cancellationToken);
        return Ordered(tokens, value => ArticleTokens.ValueOf(value.Token, numbers) ?? "");
    }

    private static IReadOnlyList<FacetValue> Ordered(IEnumerable<Counted> counted, Func<Counted, string> name) => FacetOrder.Of(
        counted.GroupBy(name).Where(group => group.Key.Length > 0).Select(group => new FacetValue(
            group.Key, group.Sum(value => value.Count),
            [.. Enum.GetValues<Stance>().Select(stance => group.Where(value => value.After == stance).Sum(value => value.Count))])));

    private static long SourceId(Counted value) => long.Parse(value.Text, CultureInfo.InvariantCulture);

    private sealed record Counted(string Key, string Text, int Token, Stance After, long Count);

    // Counted here and not by SQL: unfolding the tokens of thousands of rows there took ten times as long.
    private sealed class Tally(HashSet<TokenKind> kinds)
    {
        private readonly Dictionary<(string Key, string Text, int Token, Stance After), long> counts = [];

        public IReadOnlyList<Counted> All => [.. counts.Select(pair => new Counted(pair.Key.Key, pair.Key.Text, pair.Key.Token, pair.Key.After, pair.Value))];

        public void Add(string key, string text, Stance after) => Add((key, text, 0, after));

        public void Add(int[] tokens, Stance after)
        {
            foreach (var token in tokens.Where(token => kinds.Contains(TagToken.KindOf(token))))
            {
                Add((TokenKey, "", token, after));
            }
        }

        private void Add((string, string, int, Stance) what) => counts[what] = counts.GetValueOrDefault(what) + 1;
    }
}
