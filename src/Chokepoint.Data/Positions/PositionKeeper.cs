using Chokepoint.Data.Articles;
using Chokepoint.Data.Tags;
using Chokepoint.Data.Views;
using Npgsql;

namespace Chokepoint.Data.Positions;

/// <summary>Keeps positions and shifts in step with the articles: what changed since the last time, or everything. One process at a time.</summary>
public sealed class PositionKeeper(NpgsqlDataSource database, Settings settings, EntityNumbering numbering)
{
    private const string Key = "positions";
    private const int PairsAtOnce = 400;

    // How often a quiet feed is noted as read.
    private const int NoteSeconds = 3600;

    // "POSITION" in ASCII.
    private const long Lock = 0x504F534954494F4E;

    private readonly TestimonyReader testimonies = new(database, numbering);
    private readonly SeenChanges changes = new();

    /// <summary>Weighs what changed; everything the first time and when the model changed.</summary>
    /// <returns>Pairs weighed; 0 also where another process is at it.</returns>
    public async Task<int> UpdateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (!await TryLockAsync(connection, wait: false, cancellationToken))
        {
            return 0;
        }

        try
        {
            var cursor = PositionCursor.Parse(await settings.GetAsync(Key, cancellationToken));
            return cursor is { } known ? await CatchUpAsync(connection, known, cancellationToken) : await AllAsync(connection, cancellationToken);
        }
        finally
        {
            await UnlockAsync(connection);
        }
    }

    /// <summary>Weighs everything again.</summary>
    public async Task<int> RecomputeAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await TryLockAsync(connection, wait: true, cancellationToken);
        try
        {
            return await AllAsync(connection, cancellationToken);
        }
        finally
        {
            await UnlockAsync(connection);
        }
    }

    /// <summary>Weighs one pair again, at once.</summary>
    public async Task RecomputeAsync(Pair pair, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await TryLockAsync(connection, wait: true, cancellationToken);
        try
        {
            await WeighAsync(connection, [pair], cancellationToken);
        }
        finally
        {
            await UnlockAsync(connection);
        }
    }

    private async Task<int> CatchUpAsync(NpgsqlConnection connection, PositionCursor cursor, CancellationToken cancellationToken)
    {
        var (now, lost) = await SeenChanges.CheckAsync(connection, cursor, cancellationToken);
        if (lost)
        {
            return await AllAsync(connection, cancellationToken);
        }

        var changed = await changes.ReadAsync(connection, cursor.Seq, cancellationToken);
        var pairs = changed.Articles.Length == 0 ? [] : await TouchedAsync(connection, changed.Articles, cancellationToken);
        foreach (var chunk in pairs.Chunk(PairsAtOnce))
        {
            await WeighAsync(connection, chunk, cancellationToken);
        }

        if (changed.Articles.Length > 0)
        {
            await RememberPairsAsync(connection, changed.Articles, cancellationToken);
        }

        changes.Handled(changed);
        if (changed.Settled > cursor.Seq || now - cursor.ReadAt > NoteSeconds)
        {
            await settings.SetAsync(Key, new PositionCursor(changed.Settled, now).ToString(), cancellationToken);
        }

        return pairs.Count;
    }

    private async Task<int> AllAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var (now, _) = await SeenChanges.CheckAsync(connection, new PositionCursor(0, 0), cancellationToken);
        var start = await changes.SkipAsync(connection, cancellationToken);
        await using (var command = new NpgsqlCommand("truncate article_pair", connection))
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        var stale = await StoredPairsAsync(connection, cancellationToken);
        var count = 0;
        var some = new List<PairEvidence>(PairsAtOnce);
        await foreach (var evidence in testimonies.AllAsync(cancellationToken))
        {
            stale.Remove(evidence.Pair);
            some.Add(evidence);
            count++;
            if (some.Count == PairsAtOnce)
            {
                await WriteAsync(connection, [.. some.Select(entry => entry.Pair)], some, cancellationToken);
                some.Clear();
            }
        }

        await WriteAsync(connection, [.. some.Select(entry => entry.Pair), .. stale], some, cancellationToken);
        await RememberPairsAsync(connection, null, cancellationToken);
        await settings.SetAsync(Key, new PositionCursor(start, now).ToString(), cancellationToken);
        return count;
    }

    private async Task WeighAsync(NpgsqlConnection connection, Pair[] pairs, CancellationToken cancellationToken)
    {
        var evidence = new List<PairEvidence>(pairs.Length);
        await foreach (var entry in testimonies.OfAsync(pairs, cancellationToken))
        {
            evidence.Add(entry);
        }

        await WriteAsync(connection, pairs, evidence, cancellationToken);
    }

    private static async Task WriteAsync(
        NpgsqlConnection connection, IReadOnlyCollection<Pair> pairs, IReadOnlyList<PairEvidence> evidence, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await new PositionWriter(connection).WriteAsync(pairs, evidence, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    // What they spoke of when they were last looked at, and what they speak of now.
    private static Task<HashSet<Pair>> TouchedAsync(NpgsqlConnection connection, long[] articles, CancellationToken cancellationToken) =>
        PairsAsync(connection, Columns.Command($"""
            select actor, target from article_pair where article_id = any($1)
            union select actor, {PairSql.Target} from stance where shown and article_id = any($1)
            """, articles), cancellationToken);

    private static Task<HashSet<Pair>> StoredPairsAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        PairsAsync(connection, Columns.Command("select actor, target from position union select actor, target from shift where state = 0"), cancellationToken);

    private static async Task<HashSet<Pair>> PairsAsync(NpgsqlConnection connection, NpgsqlBatchCommand command, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { command }, Timeout = 0 };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var pairs = new HashSet<Pair>();
        while (await reader.ReadAsync(cancellationToken))
        {
            pairs.Add(new Pair(reader.GetString(0), reader.GetString(1)));
        }

        return pairs;
    }

    private static async Task RememberPairsAsync(NpgsqlConnection connection, long[]? articles, CancellationToken cancellationToken)
    {
        var which = articles is null ? "" : "and article_id = any($1)";
        object?[] values = articles is null ? [] : [articles];
        await using var batch = new NpgsqlBatch(connection) { Timeout = 0 };
        batch.BatchCommands.Add(Columns.Command($"delete from article_pair where true {which}", values));
        batch.BatchCommands.Add(Columns.Command(
            $"insert into article_pair (article_id, actor, target) select distinct article_id, actor, {PairSql.Target} from stance where shown {which}", values));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<bool> TryLockAsync(NpgsqlConnection connection, bool wait, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(wait ? "select true from pg_advisory_lock($1)" : "select pg_try_advisory_lock($1)", connection) { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = Lock });
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static async Task UnlockAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("select pg_advisory_unlock($1)", connection);
        command.Parameters.Add(new() { Value = Lock });
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
