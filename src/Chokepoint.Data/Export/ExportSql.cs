using Chokepoint.Data.Articles;
using Chokepoint.Data.Index;
using Chokepoint.Data.Tags;
using Npgsql;

namespace Chokepoint.Data.Export;

/// <summary>
/// The statements of an export. Stances and text are looked up article by article inside the statement, so that rows come in order
/// and the first one comes at once, however many follow.
/// </summary>
internal static class ExportSql
{
    private const string Place = "<>";

    private const string Columns = "id, published_at, published_precision, first_seen_at, title, url, source_id, language, cluster_id, tagged_by, tags";

    private const string Stances = """
        left join lateral (
            select array_agg(actor order by no) as actors, array_agg(target_kind order by no) as kinds, array_agg(target order by no) as targets,
                array_agg(stance order by no) as classes, array_agg(confidence order by no) as confidences,
                array_agg(evidence order by no) as evidences, array_agg(attribution order by no) as attributions<>
            from stance where stance.article_id = article.id and shown) as stances on true
        """;

    private static readonly string Short = Select("", "");

    private static readonly string Whole = Select(
        ", starts, lengths, rules, (select body from article_text where article_id = article.id), (select author from article_text where article_id = article.id)",
        ", array_agg(start order by no) as starts, array_agg(length order by no) as lengths, array_agg(rule order by no) as rules");

    public static NpgsqlBatchCommand Rows(FilterPlan plan, ArticleSort sort, bool whole)
    {
        var sql = new FilterSql();
        var where = sql.Where(plan);
        var direction = sort == ArticleSort.OldestFirst ? "asc" : "desc";
        var ranked = sort == ArticleSort.Relevance && plan.Text is not null;
        var rank = ranked ? $", ts_rank(tsv, {FilterSql.Query(sql, plan.Text ?? "")}) as rank" : "";
        var order = $"order by {(ranked ? "rank desc, " : "")}ordered_at {direction}, id {direction}";
        var inner = $"select {Columns}, ordered_at{rank} from article where {where} {order}";
        return sql.Command((whole ? Whole : Short).Replace(Place, inner, StringComparison.Ordinal) + order);
    }

    public static NpgsqlBatchCommand Rows(long[] ids)
    {
        var sql = new FilterSql();
        return sql.Command(Whole.Replace(Place, $"select {Columns} from article where id = any({sql.Add(ids)})", StringComparison.Ordinal));
    }

    /// <summary>Countries times companies of each article, at least one of either.</summary>
    public static NpgsqlBatchCommand CountLong(FilterPlan plan, bool focusOnly)
    {
        static string Of(TokenKind kind) => $"greatest(1, (select count(*) from unnest(tags) as tag where tag >= {TagToken.First(kind)} and tag < {TagToken.First(kind + 1)}))";
        var sql = new FilterSql();
        var rows = $"{Of(focusOnly ? TokenKind.FocusCountry : TokenKind.Country)} * {Of(TokenKind.Company)}";
        return sql.Command($"select coalesce(sum({rows}), 0)::bigint from article where {sql.Where(plan)}");
    }

    public static NpgsqlBatchCommand CountArticles(FilterPlan plan)
    {
        var sql = new FilterSql();
        return sql.Command($"select count(*) from article where {sql.Where(plan)}");
    }

    /// <summary>Stances of the articles that hold the choice of actor, target and class.</summary>
    public static NpgsqlBatchCommand CountStances(FilterPlan plan, ArticleFilter filter)
    {
        var sql = new FilterSql();
        var where = $"article_id in (select id from article where {sql.Where(plan)}) and shown";
        where += filter.Actors.Include.IsEmpty ? "" : $" and actor = any({sql.Add(filter.Actors.Include.ToArray())})";
        where += filter.Stances.Include.IsEmpty ? "" : $" and stance = any({sql.Add(Classes(filter))})";
        if (!filter.Targets.Include.IsEmpty)
        {
            var targets = filter.Targets.Include.Select(TargetKey.Parse).ToArray();
            var kinds = sql.Add(Array.ConvertAll(targets, target => (short)target.Kind));
            where += $" and (target_kind, target) in (select * from unnest({kinds}, {sql.Add(Array.ConvertAll(targets, target => target.Id))}))";
        }

        return sql.Command($"select count(*) from stance where {where}");
    }

    /// <summary>The same choice on rows that were read.</summary>
    public static bool Holds(ArticleFilter filter, ExportStance stance) =>
        (filter.Actors.Include.IsEmpty || filter.Actors.Include.Contains(stance.Actor))
        && (filter.Targets.Include.IsEmpty || filter.Targets.Include.Contains(TargetKey.Of(stance.Target)))
        && (filter.Stances.Include.IsEmpty || filter.Stances.Include.Contains(StanceNames.Of(stance.Stance)));

    private static short[] Classes(ArticleFilter filter) =>
        [.. filter.Stances.Include.Select(StanceNames.Parse).Where(stance => stance.HasValue).Select(stance => (short)stance.GetValueOrDefault())];

    // The articles stand in a subquery with an order of its own, which keeps the planner from sorting the wide rows.
    private static string Select(string more, string aggregates) =>
        $"select {Columns}, actors, kinds, targets, classes, confidences, evidences, attributions{more} from ({Place}) as article\n"
        + Stances.Replace(Place, aggregates, StringComparison.Ordinal) + "\n";
}
