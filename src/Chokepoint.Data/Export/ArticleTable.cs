using Chokepoint.Data.Tags;

namespace Chokepoint.Data.Export;

/// <summary>Articles as rows.</summary>
internal static class ArticleTable
{
    private static readonly string[] Columns =
    [
        "id", "published_at", "first_seen_at", "title", "url", "source", "source_country", "source_affiliation", "language",
        "countries", "focus_countries", "companies", "technologies", "instruments", "stances", "evidence", "cluster_id", "tagged_by",
    ];

    public static async Task WriteAsync(
        TableWriter table, IAsyncEnumerable<ExportRow> rows, ExportOptions options, CancellationToken cancellationToken)
    {
        await using var writer = table;
        await table.StartAsync(Columns, cancellationToken);
        await foreach (var article in rows.WithCancellation(cancellationToken))
        {
            foreach (var row in options.Long ? Spread(article, options.Filter.FocusOnly) : [article])
            {
                Write(table, row);
                await table.EndRowAsync(cancellationToken);
            }
        }

        await table.FinishAsync(cancellationToken);
    }

    // An article without a country or a company keeps one row, with that cell empty.
    private static IEnumerable<ExportRow> Spread(ExportRow article, bool focusOnly) =>
        from country in Each(focusOnly ? article.Focus : article.Countries)
        from company in Each(article.Companies)
        select focusOnly
            ? article with { Focus = country, Companies = company }
            : article with { Countries = country, Companies = company };

    private static IEnumerable<string[]> Each(IReadOnlyList<string> values) =>
        values.Count == 0 ? [[]] : values.Select(value => new[] { value });

    private static void Write(TableWriter table, ExportRow row)
    {
        table.Number(row.Id);
        table.Moment(row.PublishedAt);
        table.Moment(row.FirstSeenAt);
        table.Text(row.Title);
        table.Text(row.Url);
        table.Text(row.Source.Name);
        table.Text(row.Source.Country);
        table.Text(row.Source.Affiliation);
        table.Text(row.Language);
        table.Text(Joined(row.Countries));
        table.Text(Joined(row.Focus));
        table.Text(Joined(row.Companies));
        table.Text(Joined(row.Technologies));
        table.Text(Joined(row.Instruments));
        table.Text(Joined([.. row.Stances.Select(stance => $"{stance.Actor}>{TargetKey.Of(stance.Target)}:{StanceNames.Of(stance.Stance)}")]));
        table.Text(string.Join(" | ", row.Stances.Select(stance => stance.Evidence).Distinct()));
        table.Number(row.ClusterId);
        table.Text(row.TaggedBy);
    }

    private static string Joined(IReadOnlyList<string> values) => values.Count == 1 ? values[0] : string.Join(';', values);
}
