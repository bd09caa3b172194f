using Chokepoint.Data.Index;
using Chokepoint.Data.Tags;
using Chokepoint.Tagging;
using Npgsql;

namespace Chokepoint.Data.Export;

/// <summary>What one actor's position toward one target is, and since when.</summary>
internal sealed record MatrixRow(string Actor, string Target, Stance Stance, DateTimeOffset Since)
{
    public required long Articles { get; init; }
    public required long Outlets { get; init; }
    public required string Evidence { get; init; }
    public required string Url { get; init; }
}

/// <summary>The matrix of some articles as rows: cells as of <see cref="ArticleIndex.MatrixAsync"/>, the stance of most; copies count once.</summary>
internal static class MatrixTable
{
    private static readonly string[] Columns = ["actor", "target", "stance", "since", "articles", "outlets", "evidence", "url"];

    public static async Task<IReadOnlyList<MatrixRow>> ReadAsync(
        NpgsqlConnection connection, FilterPlan plan, EntityNumbering numbering, CancellationToken cancellationToken)
    {
        await using var batch = ArticleExport.Batch(connection, Cells(plan));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var found = new List<(int Pair, Func<EntityNumbers, MatrixRow?> Row)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(Read(reader));
        }

        var numbers = await numbering.CoveringAsync(found.SelectMany(cell => MatrixOrder.Parts(cell.Pair)), cancellationToken);
        return
        [
            .. found.Select(cell => cell.Row(numbers)).OfType<MatrixRow>()
                .OrderBy(row => row.Actor, StringComparer.Ordinal).ThenBy(row => row.Target, StringComparer.Ordinal),
        ];
    }

    public static async Task WriteAsync(TableWriter table, IReadOnlyList<MatrixRow> rows, CancellationToken cancellationToken)
    {
        await using var writer = table;
        await table.StartAsync(Columns, cancellationToken);
        foreach (var row in rows)
        {
            table.Text(row.Actor);
            table.Text(row.Target);
            table.Text(StanceNames.Of(row.Stance));
            table.Moment(row.Since);
            table.Number(row.Articles);
            table.Number(row.Outlets);
            table.Text(row.Evidence);
            table.Text(row.Url);
            await table.EndRowAsync(cancellationToken);
        }

        await table.FinishAsync(cancellationToken);
    }

    // The stance of most articles, of equals the more definite; "since" is the first of them, the evidence is of the latest.
    private static NpgsqlBatchCommand Cells(FilterPlan plan)
    {
        var sql = new FilterSql();
        return sql.Command($"""
            with spoken as (select distinct on (cluster_id) id, ordered_at, source_id, tags from article where {sql.Where(plan)}
                order by cluster_id, ordered_at, id),
            cell as (select id, ordered_at, source_id, tag & {~TagToken.StanceMask} as pair, tag & {TagToken.StanceMask} as class
                from spoken cross join unnest(tags) as tag where {SqlFacets.Chosen(sql, plan.Stances)}),
            tally as (select pair, class, count(*) as articles, min(ordered_at) as since from cell group by pair, class),
            foremost as (select distinct on (pair) pair, class, since from tally
                order by pair, articles desc, array_position(array[0, 3, 1, 2], class)),
            latest as (select distinct on (cell.pair) cell.pair, cell.class, cell.id, foremost.since from cell
                join foremost on foremost.pair = cell.pair and foremost.class = cell.class order by cell.pair, cell.ordered_at desc, cell.id desc)
            select latest.pair, latest.class, latest.since,
                count(*), count(distinct cell.source_id), latest.id, article.url,
                array(select target_kind || '/' || actor || '/' || target || '/' || evidence from stance where stance.article_id = latest.id and shown)
            from latest join cell on cell.pair = latest.pair join article on article.id = latest.id
            group by latest.pair, latest.class, latest.since, latest.id, article.url
            """);
    }

    private static (int Pair, Func<EntityNumbers, MatrixRow?> Row) Read(NpgsqlDataReader reader)
    {
        var pair = reader.GetInt32(0);
        var stance = (Stance)reader.GetInt32(1);
        var since = reader.GetFieldValue<DateTimeOffset>(2);
        var (articles, outlets, url) = (reader.GetInt64(3), reader.GetInt64(4), reader.GetString(6));
        var evidences = reader.GetFieldValue<string[]>(7);
        return (pair, numbers =>
        {
            if (numbers.Find(EntityKind.Country, TagToken.ActorOf(pair)) is not { } actor
                || numbers.FindTarget(TagToken.TargetOf(pair)) is not { } target)
            {
                return null;
            }

            var prefix = $"{(int)target.Kind}/{actor.Id}/{target.Id}/";
            var evidence = Array.Find(evidences, text => text.StartsWith(prefix, StringComparison.Ordinal))?[prefix.Length..] ?? "";
            return new MatrixRow(actor.Id, TargetKey.Of(target), stance, since) { Articles = articles, Outlets = outlets, Evidence = evidence, Url = url };
        }
        );
    }
}
