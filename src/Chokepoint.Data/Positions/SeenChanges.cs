using System.Globalization;
using Chokepoint.Tagging;
using Npgsql;

namespace Chokepoint.Data.Positions;

/// <summary>How far the change feed was followed, and when it was last looked at (Unix seconds); null where everything has to be weighed.</summary>
internal sealed record PositionCursor(long Seq, long ReadAt)
{
    private static readonly string Model = PositionModel.Version.ToString(CultureInfo.InvariantCulture);

    public static PositionCursor? Parse(string? text) =>
        text?.Split(':') is [var model, var seq, var read] && model == Model && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && long.TryParse(read, NumberStyles.None, CultureInfo.InvariantCulture, out var readAt)
            ? new PositionCursor(at, readAt)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Model}:{Seq}:{ReadAt}");
}

/// <summary>Articles that changed, the entries of the feed that say so, and up to which entry no older one can appear any more.</summary>
internal sealed record ChangedArticles(long[] Articles, IReadOnlyList<long> Entries, long Settled);

/// <summary>
/// Follows the change feed. A slow transaction may commit an entry behind younger ones; so the last minutes are read again each time, and
/// what was handled of them is remembered.
/// </summary>
internal sealed class SeenChanges
{
    private const string Entries = """
        select seq, article_id, at < now() - interval '10 minutes' from article_change where seq > $1 order by seq
        """;

    // The feed keeps a day; who looked within this time has missed nothing.
    private static readonly TimeSpan Safe = TimeSpan.FromHours(20);

    private const string Feed = """
        select extract(epoch from now())::bigint, coalesce(max(seq), 0), exists (select from article_change where seq = $1) from article_change
        """;

    private readonly HashSet<long> handled = [];

    /// <summary>The present moment, and whether entries after the cursor may have been removed unread: then everything has to be weighed.</summary>
    public static async Task<(long Now, bool Lost)> CheckAsync(NpgsqlConnection connection, PositionCursor cursor, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Feed, connection);
        command.Parameters.Add(new() { Value = cursor.Seq });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var (now, last, isThere) = (reader.GetInt64(0), reader.GetInt64(1), reader.GetBoolean(2));
        var stale = now - cursor.ReadAt > Safe.TotalSeconds;
        return (now, last < cursor.Seq || (stale && !isThere && last > 0));
    }

    public async Task<ChangedArticles> ReadAsync(NpgsqlConnection connection, long after, CancellationToken cancellationToken)
    {
        handled.RemoveWhere(seq => seq <= after);
        await using var command = new NpgsqlCommand(Entries, connection) { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = after });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var (articles, fresh, settled) = (new HashSet<long>(), new List<long>(), after);
        while (await reader.ReadAsync(cancellationToken))
        {
            var seq = reader.GetInt64(0);
            settled = reader.GetBoolean(2) ? Math.Max(settled, seq) : settled;
            if (!handled.Contains(seq))
            {
                fresh.Add(seq);
                articles.Add(reader.GetInt64(1));
            }
        }

        return new ChangedArticles([.. articles], fresh, settled);
    }

    public void Handled(ChangedArticles changed) => handled.UnionWith(changed.Entries);

    /// <summary>Takes all entries that can be seen as handled, because everything is about to be read; answers where the settled ones end.</summary>
    public async Task<long> SkipAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        handled.Clear();
        var seen = await ReadAsync(connection, 0, cancellationToken);
        handled.UnionWith(seen.Entries.Where(entry => entry > seen.Settled));
        return seen.Settled;
    }
}

internal static class PairSql
{
    /// <summary>The target of a row of <c>stance</c> as the filter key writes it.</summary>
    public static readonly string Target = $"case when target_kind = {(short)EntityKind.Technology} then 'tech:' || target else target end";
}
