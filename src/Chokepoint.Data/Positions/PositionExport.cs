using Chokepoint.Data.Export;

namespace Chokepoint.Data.Positions;

/// <summary>The cells of the matrix as CSV: the same positions that the page shows.</summary>
public sealed class PositionExport(PositionShelf shelf, StanceEvidence evidence)
{
    public async Task<IReadOnlyList<PositionEntry>> FindAsync(PositionChoice choice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return
        [
            .. choice.From(await shelf.GetAsync(cancellationToken))
                .OrderBy(entry => entry.Pair.Actor, StringComparer.Ordinal).ThenBy(entry => entry.Pair.Target, StringComparer.Ordinal),
        ];
    }

    public async Task WriteAsync(Stream stream, IReadOnlyList<PositionEntry> entries, (DateOnly Day, ExportOptions Options) wish, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var lines = await evidence.ReadAsync([.. entries.Select(entry => (entry.Span.DecidingArticleId, entry.Pair))], cancellationToken);
        var rows = entries.Select(entry => new MatrixRow(entry.Pair.Actor, entry.Pair.Target, entry.Span.Stance, entry.Span.From)
        {
            Articles = entry.StoriesBy(wish.Day),
            Outlets = entry.OutletsBy(wish.Day),
            Evidence = lines.GetValueOrDefault((entry.Span.DecidingArticleId, entry.Pair))?.Sentence ?? "",
            Url = lines.GetValueOrDefault((entry.Span.DecidingArticleId, entry.Pair))?.Url ?? "",
        });
        await MatrixTable.WriteAsync(new CsvTable(stream, wish.Options.Raw, wish.Options.ByteOrderMark), [.. rows], cancellationToken);
    }
}
