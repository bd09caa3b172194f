namespace Chokepoint.Data.Export;

/// <summary>Rows of cells: as CSV or as a worksheet.</summary>
internal abstract class TableWriter : IAsyncDisposable
{
    public abstract Task StartAsync(IReadOnlyList<string> columns, CancellationToken cancellationToken);

    public abstract void Text(string? value);

    public abstract void Number(long value);

    public abstract void Number(double value);

    public abstract void Moment(DateTimeOffset? value);

    public abstract ValueTask EndRowAsync(CancellationToken cancellationToken);

    public abstract Task FinishAsync(CancellationToken cancellationToken);

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
