using Npgsql;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>Full text by PostgreSQL: which articles hold a text.</summary>
internal sealed class TextFinder(ReadDatabase database)
{
    private const string Holds = "tsv @@ websearch_to_tsquery('english', $1)";

    /// <summary>Places of all that hold the text, or of the first that come where there are more than <paramref name="limit"/>.</summary>
    public async Task<(TextPlaces Places, bool Whole)> FindAsync(IndexState state, string text, int? limit)
    {
        var found = new List<(long At, long Id)>();
        await using var batch = database.Source.CreateBatch();
        batch.Timeout = 0;

        // The planner takes common words for a reason to read the whole table.
        batch.BatchCommands.Add(new("select set_config('enable_seqscan', 'off', true), set_config('work_mem', '64MB', true)"));
        var command = new NpgsqlBatchCommand($"select id, ordered_at from article where {Holds} limit $2");
        command.Parameters.Add(new() { Value = text });
        command.Parameters.Add(new() { Value = limit is { } most ? most : DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint });
        batch.BatchCommands.Add(command);
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        while (await reader.ReadAsync())
        {
            found.Add((reader.GetDateTime(1).Ticks, reader.GetInt64(0)));
        }

        return (TextPlaces.Of(state, found), limit is null || found.Count < limit);
    }

    /// <summary>Those of the articles that hold the text.</summary>
    public async Task<HashSet<long>> AmongAsync(long[] ids, string text, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand($"select id from article where id = any($2) and {Holds}");
        command.Parameters.Add(new() { Value = text });
        command.Parameters.Add(new() { Value = ids });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new HashSet<long>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(reader.GetInt64(0));
        }

        return found;
    }

    /// <summary>Of these articles the best first, from a cursor on, as <see cref="SqlPage"/> orders them.</summary>
    public async Task<List<(long Id, DateTimeOffset At)>> RankAsync(
        long[] ids, (string Text, Cursor? Cursor, int Limit) page, CancellationToken cancellationToken)
    {
        var (sql, text) = SqlPage.Ranked(sql => $"id = any({sql.Add(ids)})", page);
        await using var batch = database.Source.CreateBatch();
        batch.BatchCommands.Add(sql.Command(text));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var keys = new List<(long, DateTimeOffset)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            keys.Add((reader.GetInt64(0), reader.GetFieldValue<DateTimeOffset>(1)));
        }

        return keys;
    }
}
