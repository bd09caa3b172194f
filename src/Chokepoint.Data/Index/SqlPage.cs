using Chokepoint.Data.Articles;

namespace Chokepoint.Data.Index;

/// <summary>The statement that finds the ids of one page, by keyset.</summary>
internal static class SqlPage
{
    /// <summary>Ranking has to read every candidate: by relevance, the newest of them compete.</summary>
    public const int MostRanked = 10_000;

    public static (FilterSql Sql, string Text) Of(FilterPlan plan, ArticleSort sort, Cursor? cursor, int limit)
    {
        if (sort == ArticleSort.Relevance && plan.Text is { } ranked)
        {
            return Ranked(filter => filter.Where(plan), (ranked, cursor, limit));
        }

        var sql = new FilterSql();
        var where = sql.Where(plan);

        // Paging back reads the same order from the other end.
        var descending = (sort != ArticleSort.OldestFirst) == (cursor?.Forward ?? true);
        var direction = descending ? "desc" : "asc";
        if (cursor is not null)
        {
            where += $" and (ordered_at, id) {(descending ? "<" : ">")} ({Key(sql, cursor)})";
        }

        return (sql, $"select id, ordered_at from article where {where} order by ordered_at {direction}, id {direction} limit {sql.Add(limit)}");
    }

    /// <summary>The best first of those that the condition admits.</summary>
    public static (FilterSql Sql, string Text) Ranked(Func<FilterSql, string> where, (string Text, Cursor? Cursor, int Limit) page)
    {
        var sql = new FilterSql();
        var rank = $"ts_rank(tsv, {FilterSql.Query(sql, page.Text)})";
        var newest = $"select id, ordered_at, tsv from article where {where(sql)} order by ordered_at desc, id desc limit {MostRanked}";
        var descending = page.Cursor?.Forward ?? true;
        var direction = descending ? "desc" : "asc";
        var after = page.Cursor is { } cursor
            ? $"where (rank, ordered_at, id) {(descending ? "<" : ">")} ((select {rank} from article where id = {sql.Add(cursor.Id)}), {Key(sql, cursor)})"
            : "";
        return (sql, $"""
            select id, ordered_at from (select id, ordered_at, {rank} as rank from ({newest}) as newest) as ranked {after}
            order by rank {direction}, ordered_at {direction}, id {direction} limit {sql.Add(page.Limit)}
            """);
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

    private static string Key(FilterSql sql, Cursor cursor) => $"{sql.Add(cursor.At.ToUniversalTime())}, {sql.Add(cursor.Id)}";
}
