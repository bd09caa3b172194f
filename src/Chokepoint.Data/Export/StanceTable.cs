using Chokepoint.Data.Tags;

namespace Chokepoint.Data.Export;

/// <summary>Stances as rows: those of the filtered articles that hold the filter's actor, target and class.</summary>
internal static class StanceTable
{
    private static readonly string[] Columns =
        ["article_id", "published_at", "actor", "target", "stance", "confidence", "evidence", "attribution", "title", "url", "source"];

    public static async Task WriteAsync(
        TableWriter table, IAsyncEnumerable<ExportRow> rows, ExportOptions options, CancellationToken cancellationToken)
    {
        await using var writer = table;
        await table.StartAsync(Columns, cancellationToken);
        await foreach (var article in rows.WithCancellation(cancellationToken))
        {
            foreach (var stance in article.Stances.Where(stance => ExportSql.Holds(options.Filter, stance)))
            {
                Write(table, article, stance);
                await table.EndRowAsync(cancellationToken);
            }
        }

        await table.FinishAsync(cancellationToken);
    }

    private static void Write(TableWriter table, ExportRow article, ExportStance stance)
    {
        table.Number(article.Id);
        table.Moment(article.PublishedAt);
        table.Text(stance.Actor);
        table.Text(TargetKey.Of(stance.Target));
        table.Text(StanceNames.Of(stance.Stance));
        table.Number(stance.Confidence);
        table.Text(stance.Evidence);
        table.Text(stance.Attribution);
        table.Text(article.Title);
        table.Text(article.Url);
        table.Text(article.Source.Name);
    }
}
