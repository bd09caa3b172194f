using System.Data;
using Npgsql;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>Holds the present version of the index, builds it and brings it up to date. One caller at a time; readers take what is there.</summary>
internal sealed class IndexKeeper(ReadDatabase database, TimeProvider time)
{
    // The change feed is kept for a day.
    private static readonly TimeSpan Oldest = TimeSpan.FromHours(6);
    private static readonly TimeSpan AuditEvery = TimeSpan.FromHours(1);
    private volatile IndexState? current;
    private ChangePosition position = new();
    private DateTimeOffset readAt;
    private DateTimeOffset auditedAt;

    /// <summary>Less only in tests, which have few articles.</summary>
    public int ChunkRows { get; init; } = Chunk.MostRows;

    /// <summary>Null until it is built, and after it was dropped.</summary>
    public IndexState? Current => current;

    public IndexReadiness Readiness { get; } = new();

    public async Task<bool> HasAsync(long articles, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand("select count(*) from (select from article limit $1) as found");
        command.Parameters.Add(new() { Value = articles });
        return await command.ExecuteScalarAsync(cancellationToken) is long count && count >= articles;
    }

    /// <summary>About how many articles there are, without counting them; 0 where PostgreSQL does not know.</summary>
    public async Task<long> EstimateAsync(CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand("select greatest(0, reltuples)::bigint from pg_class where oid = 'article'::regclass");
        return await command.ExecuteScalarAsync(cancellationToken) is long about ? about : 0;
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        position = await ChangePosition.StartAsync(connection, cancellationToken);
        current = await new IndexLoader(connection, new TokenTable(), ChunkRows).AllAsync(Readiness.Read, cancellationToken);
        readAt = auditedAt = time.GetUtcNow();
        Readiness.End();
    }

    /// <summary>Takes in what changed; answers how many articles did.</summary>
    /// <exception cref="IndexDoubtException">It cannot be brought up to date.</exception>
    public async Task<int> RefreshAsync(CancellationToken cancellationToken)
    {
        var state = current ?? throw new InvalidOperationException("LoadAsync comes first.");
        if (time.GetUtcNow() - readAt > Oldest)
        {
            throw new IndexDoubtException("The change feed was out of reach for too long.");
        }

        await using var connection = await OpenAsync(cancellationToken);
        var changed = await position.NextAsync(connection, cancellationToken);
        if (changed.Count > 0)
        {
            var rows = await new IndexLoader(connection, state.Table, ChunkRows).SomeAsync(changed, cancellationToken);
            current = state = state.With(changed, rows);
        }

        readAt = time.GetUtcNow();
        if (readAt - auditedAt > AuditEvery)
        {
            await AuditAsync(connection, state, cancellationToken);
        }

        return changed.Count;
    }

    public void Drop() => current = null;

    /// <summary>Takes a version that was not read from the database: for measurements.</summary>
    public void Take(IndexState state) => current = state;

    private async Task AuditAsync(NpgsqlConnection connection, IndexState state, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select count(*) from article", connection) { CommandTimeout = 0 };
        var stored = await command.ExecuteScalarAsync(cancellationToken);
        auditedAt = time.GetUtcNow();
        if (stored is not long count || count != state.Count)
        {
            throw new IndexDoubtException($"The index knows {state.Count} articles, the database {stored}.");
        }
    }

    // Everything from one snapshot. Disposing of the connection ends its transaction.
    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await database.Source.OpenConnectionAsync(cancellationToken);
        try
        {
            await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            await using var memory = new NpgsqlCommand("select set_config('work_mem', '256MB', true)", connection);
            await memory.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
