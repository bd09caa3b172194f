using Npgsql;

namespace Chokepoint.Data.Articles;

/// <summary>Clusters of near-copies. The keys are the duplicate finder's own; here they are only numbers that copies share.</summary>
public sealed class ClusterStore(NpgsqlDataSource database)
{
    private const string Merge = """
        with joined as (select id, ordered_at, cluster_id from article
            where cluster_id in (select cluster_id from article where id in ($1, $2)) order by id for update),
        first as (select id from joined order by ordered_at, id limit 1)
        update article set cluster_id = (select min(cluster_id) from joined), representative = article.id = (select id from first)
        from joined where article.id = joined.id and (article.cluster_id, article.representative)
            is distinct from ((select min(cluster_id) from joined), article.id = (select id from first))
        returning article.id
        """;

    // "CLUSTERS" in ASCII.
    private const long JoinLock = 0x434C555354455253;

    /// <summary>Stores the keys of an article, in place of those it had.</summary>
    public async Task SetKeysAsync(long articleId, IReadOnlyCollection<long> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Columns.Command("delete from near_key where article_id = $1", articleId));
        batch.BatchCommands.Add(Columns.Command(
            "insert into near_key (key, article_id) select unnest($1::bigint[]), $2 on conflict do nothing", keys.ToArray(), articleId));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Articles that share keys, most shared first, with how many they share.</summary>
    public async Task<IReadOnlyList<(long ArticleId, int Shared)>> CandidatesAsync(
        IReadOnlyCollection<long> keys, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        await using var command = database.CreateCommand("""
            select article_id, count(*)::int from near_key where key = any($1) group by article_id order by 2 desc, 1 limit $2
            """);
        command.Parameters.Add(new() { Value = keys.ToArray() });
        command.Parameters.Add(new() { Value = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<(long, int)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add((reader.GetInt64(0), reader.GetInt32(1)));
        }

        return found;
    }

    /// <summary>Cluster and body of candidates, to compare them word by word.</summary>
    public async Task<IReadOnlyDictionary<long, (long ClusterId, string Body)>> TextsAsync(
        IReadOnlyCollection<long> articleIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articleIds);
        await using var command = database.CreateCommand(
            "select id, cluster_id, body from article join article_text on article_id = id where id = any($1)");
        command.Parameters.Add(new() { Value = articleIds.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var texts = new Dictionary<long, (long, string)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            texts[reader.GetInt64(0)] = (reader.GetInt64(1), reader.GetString(2));
        }

        return texts;
    }

    /// <summary>Articles that were never given keys, the latest first: the process that stored them died, or they are too short to have any.</summary>
    public async Task<IReadOnlyList<(long ArticleId, string Body)>> WithoutKeysAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            select id, body from article join article_text on article_id = id
            where first_seen_at >= $1 and not exists (select from near_key where near_key.article_id = id) order by id desc limit $2
            """);
        command.Parameters.Add(new() { Value = since.ToUniversalTime() });
        command.Parameters.Add(new() { Value = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<(long, string)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add((reader.GetInt64(0), reader.GetString(1)));
        }

        return found;
    }

    /// <summary>Makes the clusters of both articles one. The first published represents it, in whichever order they came.</summary>
    public async Task JoinAsync(long articleId, long otherId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var changed = new List<long>();

        // One join at a time: two that meet in one cluster would each see only half of it.
        await using (var joining = new NpgsqlCommand("select pg_advisory_xact_lock($1)", connection) { Parameters = { new() { Value = JoinLock } } })
        {
            await joining.ExecuteNonQueryAsync(cancellationToken);
        }

        await using (var command = new NpgsqlCommand(Merge, connection))
        {
            command.Parameters.Add(new() { Value = articleId });
            command.Parameters.Add(new() { Value = otherId });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                changed.Add(reader.GetInt64(0));
            }
        }

        await ArticleChanges.RecordAsync(connection, changed, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
