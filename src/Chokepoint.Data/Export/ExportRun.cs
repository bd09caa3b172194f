using Chokepoint.Data.Articles;
using Chokepoint.Tagging;
using Npgsql;

namespace Chokepoint.Data.Export;

/// <summary>One export: how many rows it has, its bytes, and what is to be known of it.</summary>
public sealed class ExportRun : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly (ExportFormat Format, ExportOptions Options) wish;
    private readonly Func<Stream, CancellationToken, Task> write;

    internal ExportRun(
        NpgsqlConnection connection, (ExportFormat Format, ExportOptions Options) wish, long total, Func<Stream, CancellationToken, Task> write)
    {
        this.connection = connection;
        this.wish = wish;
        this.write = write;
        Total = total;
    }

    /// <summary>Exact: articles, or stances, or cells, of the snapshot that is written.</summary>
    public long Total { get; }

    public Task WriteAsync(Stream stream, CancellationToken cancellationToken) => write(stream, cancellationToken);

    /// <summary>Writes the same bytes, and tells what a report needs in order to cite them. <see cref="Stream.Null"/> for the metadata alone.</summary>
    public async Task<ExportMetadata> WriteWithMetadataAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using var digest = new DigestStream(stream);
        await write(digest, cancellationToken);
        await using var now = new NpgsqlCommand("select now()", connection); // of the transaction: the moment of its snapshot
        return new ExportMetadata
        {
            Query = FilterQuery.Format(wish.Options.Filter),
            Format = wish.Format.ToString().ToLowerInvariant(),
            Long = wish.Options.Long,
            Raw = wish.Options.Raw,
            ByteOrderMark = wish.Options.ByteOrderMark,
            SnapshotAt = new DateTimeOffset(await now.ExecuteScalarAsync(cancellationToken) is DateTime at ? at : default),
            Rows = Total,
            Bytes = digest.Written,
            Sha256 = digest.Sha256(),
            TaggedBy = ArticleTagger.Version,
            CoverageGaps = await CoverageLedger.ReadAsync(connection, wish.Options.Filter, cancellationToken),
        };
    }

    // Closing the connection ends its transaction.
    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
