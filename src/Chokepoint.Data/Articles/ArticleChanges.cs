using Npgsql;

namespace Chokepoint.Data.Articles;

/// <summary>The change feed that keeps indexes fresh: a row each in <c>article_change</c>, and one notification at commit.</summary>
public static class ArticleChanges
{
    public const string Channel = "article_change";

    /// <summary>Inside the transaction of the change, after it touched its rows: the index relies on that order.</summary>
    public static async Task RecordAsync(NpgsqlConnection connection, IReadOnlyCollection<long> articleIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articleIds);
        if (articleIds.Count == 0)
        {
            return;
        }

        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new("insert into article_change (article_id) select unnest($1::bigint[])")
        {
            Parameters = { new() { Value = articleIds.ToArray() } },
        });
        batch.BatchCommands.Add(new($"notify {Channel}"));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
