using Chokepoint.Data.Tags;
using Chokepoint.Tagging;

namespace Chokepoint.Data.Index;

/// <summary>The statements that count facet values: key, value as a number or text, count, and four counts by stance.</summary>
internal static class SqlFacets
{
    private static readonly string ByStance = string.Join(", ", Enum.GetValues<Stance>().Select(stance => $"count(*) filter (where s{(int)stance})"));

    private static readonly string HasStance = string.Join(", ", Enum.GetValues<Stance>().Select(stance =>
        $"tags && array[{TagToken.OfStance(null, null, stance)}] as s{(int)stance}"));

    /// <summary>All facets that only count tokens, in one pass over the articles.</summary>
    public static (FilterSql Sql, string Text) OfTokens(FilterPlan plan, IEnumerable<TokenKind> kinds)
    {
        var sql = new FilterSql();
        var ranges = string.Join(" or ", kinds.Select(kind => $"(tag >= {TagToken.First(kind)} and tag < {TagToken.First(kind + 1)})"));
        return (sql, $"""
            with filtered as (select tags, {HasStance} from article where {sql.Where(plan)})
            select tag, null::text, count(*), {ByStance} from filtered cross join unnest(tags) as tag where {ranges} group by tag
            """);
    }

    public static (FilterSql Sql, string Text) OfColumn(FilterPlan plan, FacetKey facet)
    {
        var sql = new FilterSql();
        var column = facet.Token == TokenKind.Source ? "source_id::text" : "language";
        return (sql, $"""
            with filtered as (select {column} as value, {HasStance} from article where {sql.Where(plan)})
            select 0, value, count(*), {ByStance} from filtered where value is not null group by value
            """);
    }

    /// <summary>A part of the stances where other parts are chosen: only stances that hold the choice have a say.</summary>
    public static (FilterSql Sql, string Text) OfStancePart(FilterPlan plan, FacetKey facet)
    {
        var sql = new FilterSql();
        var kind = (int)facet.Token << TagToken.KindShift;
        var mask = facet.Token switch
        {
            TokenKind.Actor => TagToken.ActorMask << TagToken.ActorShift,
            TokenKind.Target => TagToken.TargetMask << TagToken.TargetShift,
            _ => TagToken.StanceMask,
        };
        return (sql, $"""
            with filtered as (select tags, {HasStance} from article where {sql.Where(plan)})
            select value, null::text, count(*), {ByStance} from filtered
            cross join lateral (select distinct (tag & {mask}) | {kind} as value from unnest(tags) as tag where {Chosen(sql, plan.Stances)}) as part
            group by value
            """);
    }

    /// <summary>True of the tokens of whole stances that hold the choice.</summary>
    public static string Chosen(FilterSql sql, StanceChoice choice)
    {
        var condition = $"tag >= {TagToken.First(TokenKind.ActorTargetStance)} and tag < {TagToken.First(TokenKind.Source)}";
        condition += choice.Actors is { } actors ? $" and (tag >> {TagToken.ActorShift}) & {TagToken.ActorMask} = any({sql.Add(actors)})" : "";
        condition += choice.Targets is { } targets ? $" and (tag >> {TagToken.TargetShift}) & {TagToken.TargetMask} = any({sql.Add(targets)})" : "";
        condition += choice.Classes is { } classes ? $" and tag & {TagToken.StanceMask} = any({sql.Add(classes)})" : "";
        return condition;
    }
}
