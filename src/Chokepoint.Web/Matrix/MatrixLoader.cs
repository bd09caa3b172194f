using Chokepoint.Data.Index;
using Chokepoint.Data.Positions;

namespace Chokepoint.Web.Matrix;

/// <summary>All that one matrix shows.</summary>
public sealed record MatrixView(MatrixGrid Grid, DateOnly Day)
{
    /// <summary>True where a filter asks of articles: then cells count those, and no position is weighed.</summary>
    public bool OfArticles { get; init; }

    /// <summary>Counts of the articles, for the rail.</summary>
    public required Facets Facets { get; init; }

    /// <summary>First and last day that the slider reaches.</summary>
    public required (DateOnly First, DateOnly Last) Days { get; init; }
}

/// <summary>Positions from the book; where the filter asks of articles, counts from the index.</summary>
internal sealed class MatrixLoader(PositionShelf shelf, ArticleIndex index, TimeProvider time)
{
    public async Task<MatrixView> LoadAsync(PositionQuery query, CancellationToken cancellationToken)
    {
        var book = await shelf.GetAsync(cancellationToken);
        var day = query.Day(time);
        var ofArticles = !PositionChoice.IsOfPositions(query.Filter);
        var cells = ofArticles ? await CountedAsync(query, day, cancellationToken) : Known(book, query, day);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return new MatrixView(new MatrixGrid(cells, query.Order, (query.Filter.Actors.Include, query.Filter.Targets.Include)), day)
        {
            OfArticles = ofArticles,
            Facets = await index.FacetsAsync(query.Filter, cancellationToken),
            Days = (book.Days?.First is { } first && first < today ? first : today.AddYears(-1), today),
        };
    }

    public static IReadOnlyList<GridCell> Known(PositionBook book, PositionQuery query, DateOnly day) =>
        [.. new PositionChoice(query.Filter, day, query.TargetKind).From(book).Select(entry => GridCell.Of(entry, day))];

    private async Task<IReadOnlyList<GridCell>> CountedAsync(PositionQuery query, DateOnly day, CancellationToken cancellationToken)
    {
        var choice = new PositionChoice(query.Filter, day, query.TargetKind);
        var matrix = await index.MatrixAsync(query.AsOf is null || query.Filter.To < day ? query.Filter : query.Filter with { To = day }, cancellationToken);
        return [.. matrix.Cells.Where(cell => choice.IsOfKind(cell.Target)).Select(GridCell.Of)];
    }
}
