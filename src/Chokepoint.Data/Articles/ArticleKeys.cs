using Npgsql;

namespace Chokepoint.Data.Articles;

/// <summary>The rows of <c>article_url</c>.</summary>
internal sealed class ArticleKeys(NpgsqlConnection connection)
{
    // Sorted, so that two writers meet on the first common key and not crosswise.
    private const string Claim = """
        insert into article_url (url_hash, article_id)
        select key, id from unnest($1::bytea[], $2::bigint[]) as claim (key, id) order by key, id
        on conflict do nothing returning article_id
        """;

    public async Task<long[]> NextIdsAsync(int count, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select nextval(pg_get_serial_sequence('article', 'id')) from generate_series(1, $1)", connection);
        command.Parameters.Add(new() { Value = count });
        return [.. await ReadIdsAsync(command, cancellationToken)];
    }

    /// <summary>Takes the keys that nobody has; answers with the ids that got theirs. Waits for another writer's open transaction.</summary>
    public async Task<HashSet<long>> ClaimAsync(IEnumerable<(byte[] Key, long Id)> claims, CancellationToken cancellationToken)
    {
        var wanted = claims.ToArray();
        if (wanted.Length == 0)
        {
            return [];
        }

        await using var command = Command(Claim, wanted);
        return [.. await ReadIdsAsync(command, cancellationToken)];
    }

    public async Task MoveAsync(IEnumerable<(byte[] Key, long Id)> moves, CancellationToken cancellationToken)
    {
        await using var command = Command("""
            update article_url set article_id = move.id from unnest($1::bytea[], $2::bigint[]) as move (key, id) where url_hash = move.key
            """, moves);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Article ids by key in hexadecimal.</summary>
    public async Task<Dictionary<string, long>> OwnersAsync(IEnumerable<byte[]> wanted, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select url_hash, article_id from article_url where url_hash = any($1)", connection);
        command.Parameters.Add(new() { Value = wanted.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var owners = new Dictionary<string, long>();
        while (await reader.ReadAsync(cancellationToken))
        {
            owners[Convert.ToHexString(reader.GetFieldValue<byte[]>(0))] = reader.GetInt64(1);
        }

        return owners;
    }

    public async Task<Dictionary<long, byte[]>> ContentHashesAsync(IEnumerable<long> ids, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select id, content_hash from article where id = any($1)", connection);
        command.Parameters.Add(new() { Value = ids.Distinct().ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var hashes = new Dictionary<long, byte[]>();
        while (await reader.ReadAsync(cancellationToken))
        {
            hashes[reader.GetInt64(0)] = reader.GetFieldValue<byte[]>(1);
        }

        return hashes;
    }

    private NpgsqlCommand Command(string sql, IEnumerable<(byte[] Key, long Id)> pairs)
    {
        var rows = pairs.ToArray();
        return new NpgsqlCommand(sql, connection)
        {
            Parameters = { new() { Value = Array.ConvertAll(rows, row => row.Key) }, new() { Value = Array.ConvertAll(rows, row => row.Id) } },
        };
    }

    private static async Task<List<long>> ReadIdsAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new List<long>();
        while (await reader.ReadAsync(cancellationToken))
        {
            ids.Add(reader.GetInt64(0));
        }

        return ids;
    }
}
