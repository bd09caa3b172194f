using System.Data;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Index;
using Chokepoint.Data.Sources;
using Chokepoint.Data.Tags;
using Npgsql;

namespace Chokepoint.Data.Export;

public enum ExportFormat
{
    Csv,
    Xlsx,
    Ndjson,
    BibTeX,
    Ris,

    /// <summary>CSV, one row a stance.</summary>
    Stances,

    /// <summary>CSV, one row for each actor and target.</summary>
    Matrix,
}

public sealed record ExportOptions(ArticleFilter Filter)
{
    /// <summary>One row for each article, country and company.</summary>
    public bool Long { get; init; }

    /// <summary>Text as it is, also where a spreadsheet would run it as a formula.</summary>
    public bool Raw { get; init; }

    /// <summary>Of the matrix only targets of this kind; null for all.</summary>
    public Tagging.EntityKind? TargetKind { get; init; }

    /// <summary>Starts with a byte order mark, which makes Excel read CSV as UTF-8.</summary>
    public bool ByteOrderMark { get; init; }
}

/// <summary>Everything that a filter finds, read from one snapshot and written as it comes.</summary>
public sealed class ArticleExport(ReadDatabase database, EntityNumbering numbering, SourceNames names)
{
    // Reading may have to sort a million rows before the first one comes.
    private const int Patience = 600;

    /// <summary>Opens the snapshot and counts; the caller disposes of the run.</summary>
    public async Task<ExportRun> OpenAsync(ExportFormat format, ExportOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var plan = await PlanAsync(options.Filter, cancellationToken);
        var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        try
        {
            await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            return await OpenAsync(connection, plan, (format, options), cancellationToken);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Rows of the long shape.</summary>
    public async Task<long> CountLongAsync(ArticleFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var plan = await PlanAsync(filter, cancellationToken);
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        return await CountAsync(connection, ExportSql.CountLong(plan, filter.FocusOnly), cancellationToken);
    }

    /// <summary>Articles by id, whole, in the order of the ids; those that are gone are left out.</summary>
    public async Task<IReadOnlyList<ArticleItem>> LoadAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        var reader = new ExportReader(numbering, await ExportReader.SourcesAsync(connection, cancellationToken));
        await using var batch = Batch(connection, ExportSql.Rows([.. ids]));
        var items = new Dictionary<long, ArticleItem>(ids.Count);
        await foreach (var row in reader.RowsAsync(batch, whole: true, cancellationToken))
        {
            items.Add(row.Id, ArticleItem.Of(row));
        }

        return [.. ids.Where(items.ContainsKey).Select(id => items[id])];
    }

    internal static NpgsqlBatch Batch(NpgsqlConnection connection, NpgsqlBatchCommand command) =>
        new(connection) { Timeout = Patience, BatchCommands = { command } };

    private async Task<ExportRun> OpenAsync(
        NpgsqlConnection connection, FilterPlan plan, (ExportFormat Format, ExportOptions Options) wish, CancellationToken cancellationToken)
    {
        if (wish.Format == ExportFormat.Matrix)
        {
            var cells = (await MatrixTable.ReadAsync(connection, plan, numbering, cancellationToken))
                .Where(cell => wish.Options.TargetKind is not { } kind || TargetKey.Parse(cell.Target).Kind == kind).ToList();
            return new ExportRun(connection, wish, cells.Count, (stream, cancel) => MatrixTable.WriteAsync(Csv(stream, wish.Options), cells, cancel));
        }

        var stances = wish.Format == ExportFormat.Stances;
        var total = await CountAsync(
            connection, stances ? ExportSql.CountStances(plan, wish.Options.Filter) : ExportSql.CountArticles(plan), cancellationToken);
        var reader = new ExportReader(numbering, await ExportReader.SourcesAsync(connection, cancellationToken));
        var whole = wish.Format is ExportFormat.Ndjson or ExportFormat.BibTeX or ExportFormat.Ris;
        return new ExportRun(connection, wish, total, async (stream, cancel) =>
        {
            await using var batch = Batch(connection, ExportSql.Rows(plan, wish.Options.Filter.Sort, whole));
            await WriteAsync(stream, reader.RowsAsync(batch, whole, cancel), wish, cancel);
        });
    }

    private static Task WriteAsync(
        Stream stream, IAsyncEnumerable<ExportRow> rows, (ExportFormat Format, ExportOptions Options) wish, CancellationToken cancel) =>
        wish.Format switch
        {
            ExportFormat.Csv => ArticleTable.WriteAsync(Csv(stream, wish.Options), rows, wish.Options, cancel),
            ExportFormat.Stances => StanceTable.WriteAsync(Csv(stream, wish.Options), rows, wish.Options, cancel),
            ExportFormat.Xlsx => ArticleTable.WriteAsync(new XlsxTable(stream), rows, wish.Options, cancel),
            ExportFormat.Ndjson => ArticleLines.WriteAsync(stream, rows, cancel),
            ExportFormat.BibTeX => References.WriteAsync(stream, rows, References.BibTeX, cancel),
            _ => References.WriteAsync(stream, rows, References.Ris, cancel),
        };

    private static CsvTable Csv(Stream stream, ExportOptions options) => new(stream, options.Raw, options.ByteOrderMark);

    private async Task<FilterPlan> PlanAsync(ArticleFilter filter, CancellationToken cancellationToken) => new FilterPlanner(
        await numbering.GetAsync(cancellationToken),
        await names.CoveringAsync(filter.Sources.Include.Concat(filter.Sources.Exclude), cancellationToken)).Plan(filter);

    private static async Task<long> CountAsync(NpgsqlConnection connection, NpgsqlBatchCommand command, CancellationToken cancellationToken)
    {
        await using var batch = Batch(connection, command);
        return (long?)await batch.ExecuteScalarAsync(cancellationToken) ?? 0;
    }
}
