using Npgsql;

namespace Chokepoint.Data.Articles;

/// <summary>The articles of the starter corpus, which an analyst can take out again in one step.</summary>
public sealed class SampleCorpus(NpgsqlDataSource database)
{
    private static readonly string[] Parts =
    [
        "article_url", "article_text", "article_page", "near_key", "revision", "mention", "stance", "correction",
    ];

    public async Task<bool> IsPresentAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select exists (select from article where sample)");
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>Removes them with everything that hangs on them, and the import sources that held nothing else. Answers how many.</summary>
    public async Task<int> RemoveAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var (ids, sourceIds) = await LockAsync(connection, cancellationToken);
        await using (var batch = new NpgsqlBatch(connection))
        {
            foreach (var part in Parts)
            {
                batch.BatchCommands.Add(Columns.Command($"delete from {part} where article_id = any($1)", ids));
            }

            batch.BatchCommands.Add(Columns.Command("delete from article where id = any($1)", ids));
            batch.BatchCommands.Add(Columns.Command(
                "delete from source where id = any($1) and kind = 'Import' and not exists (select from article where source_id = source.id)", sourceIds));
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }

        await ArticleChanges.RecordAsync(connection, ids, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ids.Length;
    }

    private static async Task<(long[] Ids, long[] SourceIds)> LockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select id, source_id from article where sample order by id for update", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new List<long>();
        var sources = new HashSet<long>();
        while (await reader.ReadAsync(cancellationToken))
        {
            ids.Add(reader.GetInt64(0));
            sources.Add(reader.GetInt64(1));
        }

        return ([.. ids], [.. sources]);
    }
}
