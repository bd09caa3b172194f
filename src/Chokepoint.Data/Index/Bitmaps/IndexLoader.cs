using Npgsql;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>Reads articles for the index, within the caller's transaction.</summary>
internal sealed class IndexLoader(NpgsqlConnection connection, TokenTable table, int chunkRows)
{
    private const string Columns = "select id, ordered_at, source_id, language, cluster_id, tags from article";

    // As many chunks are in the making as there are processors; reading waits for them, so that memory stays small.
    private static readonly SemaphoreSlim Makers = new(Environment.ProcessorCount);

    public async Task<IndexState> AllAsync(Action<long> read, CancellationToken cancellationToken)
    {
        var making = new List<Task<Chunk[]>>();
        var count = 0L;
        await new CopyReader(connection, table).ReadAsync($"{Columns} order by ordered_at, id", chunkRows, async rows =>
        {
            read(count += rows.Count);
            making.Add(await MakeAsync(rows, cancellationToken));
        }, cancellationToken);
        return StateOf((await Task.WhenAll(making)).SelectMany(made => made), table, chunkRows);
    }

    /// <summary>The first version, of chunks that were made without knowing of one another.</summary>
    public static IndexState StateOf(IEnumerable<Chunk> chunks, TokenTable table, int chunkRows) =>
        new([.. chunks.AsParallel().AsOrdered().Select(chunk => chunk.WithHeads(table.Clusters))], table) { ChunkRows = chunkRows };

    public async Task<List<IndexRow>> SomeAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"{Columns} where id = any($1)", connection) { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = ids.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<IndexRow>(ids.Count);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(Read(reader));
        }

        return rows;
    }

    private async Task<Task<Chunk[]>> MakeAsync(RowBlock rows, CancellationToken cancellationToken)
    {
        await Makers.WaitAsync(cancellationToken);
        return Task.Run(() =>
        {
            try
            {
                return new ChunkBuilder(table, chunkRows).Build(rows).ToArray();
            }
            finally
            {
                Makers.Release();
            }
        }, cancellationToken);
    }

    private IndexRow Read(NpgsqlDataReader reader)
    {
        var tags = reader.GetFieldValue<int[]>(5);
        var language = reader.IsDBNull(3) ? null : reader.GetString(3);
        var tokens = new int[tags.Length + (language is null ? 1 : 2)];
        tags.CopyTo(tokens, 0);
        tokens[tags.Length] = TokenTable.SourceToken(reader.GetInt64(2));
        if (language is not null)
        {
            tokens[^1] = table.LanguageToken(language);
        }

        return new IndexRow(reader.GetInt64(0), reader.GetDateTime(1).Ticks, reader.GetInt64(4), tokens);
    }
}
