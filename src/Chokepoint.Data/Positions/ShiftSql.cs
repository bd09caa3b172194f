using Chokepoint.Data.Articles;
using Chokepoint.Data.Index;
using Chokepoint.Data.Tags;

namespace Chokepoint.Data.Positions;

/// <summary>The statement that finds shifts.</summary>
internal static class ShiftSql
{
    public const string Select =
        "select id, actor, target, at, before, after, before_article_id, after_article_id, state, decided_by, decided_at from shift";

    public static (FilterSql Sql, string Text) Of(ShiftQuery query, FilterPlanner planner)
    {
        var sql = new FilterSql();
        return (sql, $"{Select} where {Where(sql, query, planner)} order by at desc, id desc limit {sql.Add(query.Size + 1)}");
    }

    /// <summary>The condition over <c>shift</c>.</summary>
    public static string Where(FilterSql sql, ShiftQuery query, FilterPlanner planner)
    {
        var filter = query.Filter;
        var conditions = new List<string>
        {
            query.State is { } state ? $"state = {(short)state}" : $"state <> {(short)ShiftState.Dismissed}",
        };
        AddChoice(sql, conditions, "actor", filter.Actors);
        AddChoice(sql, conditions, "target", filter.Targets);
        AddStances(sql, conditions, filter.Stances);
        AddDates(sql, conditions, filter);
        if (query.About is { } about)
        {
            conditions.Add($"(actor = {sql.Add(about)} or target = {sql.Add(about)})");
        }

        if (query.TurnsOnly)
        {
            conditions.Add("before is distinct from after");
        }

        if (query.Ids is { } ids)
        {
            conditions.Add($"id = any({sql.Add(ids.ToArray())})");
        }

        // The pair, the stance and the dates are the shift's own; the rest is what its article is like.
        var rest = planner.Plan(filter with { Actors = FacetChoice.Any, Targets = FacetChoice.Any, Stances = FacetChoice.Any, From = null, To = null });
        if (!rest.IsEmpty)
        {
            conditions.Add($"exists (select from article where article.id = shift.after_article_id and {sql.Where(rest)})");
        }

        if (query.After is { } after)
        {
            conditions.Add($"(at, id) < ({sql.Add(after.At.ToUniversalTime())}, {sql.Add(after.Id)})");
        }

        return string.Join(" and ", conditions);
    }

    private static void AddChoice(FilterSql sql, List<string> conditions, string column, FacetChoice choice)
    {
        if (!choice.Include.IsEmpty)
        {
            conditions.Add($"{column} = any({sql.Add(choice.Include.ToArray())})");
        }

        if (!choice.Exclude.IsEmpty)
        {
            conditions.Add($"{column} <> all({sql.Add(choice.Exclude.ToArray())})");
        }
    }

    private static void AddStances(FilterSql sql, List<string> conditions, FacetChoice choice)
    {
        static short[] Numbers(IEnumerable<string> names) => [.. names.Select(StanceNames.Parse).Where(stance => stance is not null).Select(stance => (short)stance!)]; // not null by the line itself
        if (!choice.Include.IsEmpty)
        {
            conditions.Add($"after = any({sql.Add(Numbers(choice.Include))})");
        }

        if (!choice.Exclude.IsEmpty)
        {
            conditions.Add($"after <> all({sql.Add(Numbers(choice.Exclude))})");
        }
    }

    private static void AddDates(FilterSql sql, List<string> conditions, ArticleFilter filter)
    {
        if (filter.From is { } from)
        {
            conditions.Add($"at >= {sql.Add(new DateTimeOffset(from.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero))}");
        }

        if (filter.To is { } to && to < DateOnly.MaxValue)
        {
            conditions.Add($"at < {sql.Add(new DateTimeOffset(to.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero))}");
        }
    }
}
