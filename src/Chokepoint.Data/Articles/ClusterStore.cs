using Chokepoint.Data.Articles.Writing;
using Npgsql;

namespace Chokepoint.Data.Articles;

/// <summary>Clusters of near-copies. The keys are the duplicate finder's own; here they are only numbers that copies share.</summary>
public sealed class ClusterStore(NpgsqlDataSource database)
{
    private const int Attempts = 5;

    // Of each article the others that share keys with it, those that share most first. A key is looked up by itself: left to choose, the
    // planner reads all keys of the archive for those of a batch. Of what very many texts have the first are enough.
    internal const string Candidates = """
        select own, other from (
            select own, other, row_number() over (partition by own order by shared desc, other) as place from (
                select asked.article_id as own, found.article_id as other, count(*) as shared
                from unnest($1::bigint[], $2::bigint[]) as asked (key, article_id) cross join lateral (
                    select near_key.article_id from near_key where near_key.key = asked.key order by near_key.article_id limit 100) as found
                where found.article_id <> asked.article_id
                group by 1, 2) as pairs) as ranked
        where place <= $3 order by own, place
        """;

    /// <summary>Stores the keys of articles.</summary>
    /// <param name="articles">With all their keys.</param>
    /// <param name="renewed">Those among them that may have had others.</param>
    /// <param name="cancellationToken">Breaks off; nothing is stored then.</param>
    public async Task SetKeysAsync(
        IReadOnlyCollection<(long ArticleId, IReadOnlyList<long> Keys)> articles, IReadOnlyCollection<long> renewed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var (keys, owners) = Pairs(articles);
        await using var batch = database.CreateBatch();
        if (renewed.Count > 0)
        {
            batch.BatchCommands.Add(Columns.Command("delete from near_key where article_id = any($1)", renewed.ToArray()));
        }

        batch.BatchCommands.Add(Columns.Command(
            "insert into near_key (key, article_id) select key, id from unnest($1::bigint[], $2::bigint[]) as pair (key, id) order by key, id on conflict do nothing",
            keys, owners));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Of each article the others that share keys with it, at most <paramref name="limit"/>, those that share most first.</summary>
    public async Task<ILookup<long, long>> CandidatesAsync(
        IReadOnlyCollection<(long ArticleId, IReadOnlyList<long> Keys)> articles, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var (keys, owners) = Pairs(articles);
        await using var command = database.CreateCommand(Candidates);
        command.Parameters.Add(new() { Value = keys });
        command.Parameters.Add(new() { Value = owners });
        command.Parameters.Add(new() { Value = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<(long Article, long Other)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add((reader.GetInt64(0), reader.GetInt64(1)));
        }

        return found.ToLookup(pair => pair.Article, pair => pair.Other);
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
    public Task JoinAsync(long articleId, long otherId, CancellationToken cancellationToken) => JoinAsync([(articleId, otherId)], cancellationToken);

    /// <summary>The same for many pairs, in one transaction.</summary>
    public async Task JoinAsync(IReadOnlyCollection<(long ArticleId, long OtherId)> pairs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        if (pairs.Count == 0)
        {
            return;
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await JoinOnceAsync(pairs, cancellationToken);
                return;
            }
            catch (PostgresException exception) when (attempt < Attempts && exception.SqlState == PostgresErrorCodes.DeadlockDetected)
            {
                // A writer revised some of these articles in another order; it is through now.
            }
        }
    }

    private async Task JoinOnceAsync(IReadOnlyCollection<(long ArticleId, long OtherId)> pairs, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (pairs.Count >= BulkWrites.Many)
        {
            await BulkWrites.BeginAsync(connection, cancellationToken);
        }

        var changed = await new ClusterJoin(connection).JoinAsync(pairs, cancellationToken);
        await ArticleChanges.RecordAsync(connection, changed, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static (long[] Keys, long[] Owners) Pairs(IReadOnlyCollection<(long ArticleId, IReadOnlyList<long> Keys)> articles)
    {
        var pairs = articles.SelectMany(article => article.Keys.Select(key => (Key: key, article.ArticleId))).ToArray();
        return (Array.ConvertAll(pairs, pair => pair.Key), Array.ConvertAll(pairs, pair => pair.ArticleId));
    }
}
