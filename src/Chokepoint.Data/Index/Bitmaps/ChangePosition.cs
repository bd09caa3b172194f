using Npgsql;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>The index cannot be sure of what it knows; it is dropped and built anew.</summary>
internal sealed class IndexDoubtException(string message) : Exception(message);

/// <summary>
/// How far the change feed is read. Numbers are given out before they are committed, so a number may appear after a higher one:
/// each gap is asked for again until every transaction that could fill it has ended.
/// </summary>
internal sealed class ChangePosition
{
    private const int MostGaps = 10_000;
    private readonly Dictionary<long, long> gaps = [];
    private long last;

    /// <summary>Where the feed is in the snapshot of this transaction.</summary>
    public static async Task<ChangePosition> StartAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var position = new ChangePosition();
        await using (var command = new NpgsqlCommand("select coalesce(max(seq), 0) from article_change", connection))
        {
            position.last = (long?)await command.ExecuteScalarAsync(cancellationToken) ?? 0;
        }

        var (_, newest) = await TransactionsAsync(connection, cancellationToken);
        await using var recent = new NpgsqlCommand("select seq from article_change where seq > $1 order by seq", connection);
        recent.Parameters.Add(new() { Value = position.last - MostGaps });
        var seen = await ReadAsync(recent, reader => reader.GetInt64(0), cancellationToken);
        for (var index = 1; index < seen.Count; index++)
        {
            position.AddGaps(seen[index - 1] + 1, seen[index], newest);
        }

        return position;
    }

    /// <summary>Articles that changed since the last call, as this transaction sees them.</summary>
    /// <exception cref="IndexDoubtException">The feed begins anew, or has more holes than transactions explain.</exception>
    public async Task<HashSet<long>> NextAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var (oldest, newest) = await TransactionsAsync(connection, cancellationToken);
        await using var command = new NpgsqlCommand("select seq, article_id from article_change where seq >= $1 or seq = any($2) order by seq", connection);
        command.Parameters.Add(new() { Value = last });
        command.Parameters.Add(new() { Value = gaps.Keys.ToArray() });
        var changes = await ReadAsync(command, reader => (Seq: reader.GetInt64(0), Article: reader.GetInt64(1)), cancellationToken);
        if (last > 0 && !changes.Exists(change => change.Seq == last))
        {
            throw new IndexDoubtException($"The change feed has lost number {last}.");
        }

        var changed = new HashSet<long>();
        foreach (var (seq, article) in changes.Where(change => change.Seq != last))
        {
            changed.Add(article);
            if (!gaps.Remove(seq))
            {
                AddGaps(last == 0 ? Math.Max(1, seq - MostGaps) : last + 1, seq, newest);
                last = seq;
            }
        }

        foreach (var (gap, _) in gaps.Where(gap => gap.Value <= oldest).ToList())
        {
            gaps.Remove(gap);
        }

        return changed;
    }

    private void AddGaps(long first, long end, long newest)
    {
        if (gaps.Count + end - first > MostGaps)
        {
            throw new IndexDoubtException($"More than {MostGaps} numbers are missing in the change feed.");
        }

        for (var gap = first; gap < end; gap++)
        {
            gaps[gap] = newest;
        }
    }

    // Transactions below the first have ended; those from the second on have not begun.
    private static async Task<(long Oldest, long Newest)> TransactionsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("""
            select pg_snapshot_xmin(now)::text::bigint, pg_snapshot_xmax(now)::text::bigint from pg_current_snapshot() as now
            """, connection);
        return (await ReadAsync(command, reader => (reader.GetInt64(0), reader.GetInt64(1)), cancellationToken))[0];
    }

    private static async Task<List<T>> ReadAsync<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var list = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            list.Add(read(reader));
        }

        return list;
    }
}
