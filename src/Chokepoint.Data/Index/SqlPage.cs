using Chokepoint.Data.Articles;

namespace Chokepoint.Data.Index;

/// <summary>The statement that finds the ids of one page, by keyset.</summary>
internal static class SqlPage
{
    public static (FilterSql Sql, string Text) Of(FilterPlan plan, ArticleSort sort, Cursor? cursor, int limit)
    {
        var sql = new FilterSql();
        var where = sql.Where(plan);
        var ranked = sort == ArticleSort.Relevance && plan.Text is not null;
        var rank = ranked ? $"ts_rank(tsv, {FilterSql.Query(sql, plan.Text ?? "")})" : null;

        // Paging back reads the same order from the other end.
        var descending = (sort != ArticleSort.OldestFirst) == (cursor?.Forward ?? true);
        var direction = descending ? "desc" : "asc";
        if (cursor is not null)
        {
            var key = $"{sql.Add(cursor.At.ToUniversalTime())}, {sql.Add(cursor.Id)}";
            var comparison = descending ? "<" : ">";
            where += ranked
                ? $" and ({rank}, ordered_at, id) {comparison} ((select {rank} from article where id = {sql.Add(cursor.Id)}), {key})"
                : $" and (ordered_at, id) {comparison} ({key})";
        }

        var order = $"{(ranked ? $"{rank} {direction}, " : "")}ordered_at {direction}, id {direction}";
        return (sql, $"select id, ordered_at from article where {where} order by {order} limit {sql.Add(limit)}");
    }

    /// <summary>Cuts the one row too many and says where the neighbouring pages begin.</summary>
    public static (List<(long Id, DateTimeOffset At)> Keys, Cursor? Next, Cursor? Previous) Cut(
        List<(long Id, DateTimeOffset At)> found, Cursor? cursor, int size)
    {
        var more = found.Count > size;
        var keys = found.Take(size).ToList();
        var forward = cursor?.Forward ?? true;
        if (!forward)
        {
            keys.Reverse();
        }

        if (keys.Count == 0)
        {
            return (keys, null, null);
        }

        var next = !forward || more ? new Cursor(keys[^1].At, keys[^1].Id) : null;
        var previous = cursor is not null && (forward || more) ? new Cursor(keys[0].At, keys[0].Id, Forward: false) : null;
        return (keys, next, previous);
    }
}
