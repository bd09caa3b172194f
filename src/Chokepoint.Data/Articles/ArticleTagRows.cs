using Npgsql;
using NpgsqlTypes;

namespace Chokepoint.Data.Articles;

/// <summary>The rows of <c>mention</c> and <c>stance</c>, by binary COPY: they are many.</summary>
internal static class ArticleTagRows
{
    private const string CopyMentions =
        "copy mention (article_id, no, kind, entity_id, focus, start, length, rule) from stdin (format binary)";

    private const string CopyStances = """
        copy stance (article_id, no, actor, target_kind, target, stance, confidence, start, length, rule, attribution, origin, shown, evidence, also)
        from stdin (format binary)
        """;

    /// <summary>All but what analysts entered.</summary>
    public static async Task DeleteAsync(NpgsqlConnection connection, long[] articleIds, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Columns.Command("delete from mention where article_id = any($1)", articleIds));
        batch.BatchCommands.Add(Columns.Command("delete from stance where article_id = any($1) and origin <> $2", articleIds, (short)StanceOrigin.Analyst));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public static async Task InsertAsync(NpgsqlConnection connection, IReadOnlyList<PreparedArticle> rows, CancellationToken cancellationToken)
    {
        await using (var copy = await connection.BeginBinaryImportAsync(CopyMentions, cancellationToken))
        {
            foreach (var mention in rows.SelectMany(row => row.Mentions))
            {
                await WriteAsync(copy, mention, cancellationToken);
            }

            await copy.CompleteAsync(cancellationToken);
        }

        await using (var copy = await connection.BeginBinaryImportAsync(CopyStances, cancellationToken))
        {
            foreach (var stance in rows.SelectMany(row => row.Stances))
            {
                await WriteAsync(copy, stance, cancellationToken);
            }

            await copy.CompleteAsync(cancellationToken);
        }
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, ArticleMention mention, CancellationToken cancellationToken)
    {
        await copy.StartRowAsync(cancellationToken);
        await copy.WriteAsync(mention.ArticleId, cancellationToken);
        await copy.WriteAsync(mention.No, cancellationToken);
        await copy.WriteAsync((short)mention.Kind, cancellationToken);
        await copy.WriteAsync(mention.EntityId, cancellationToken);
        await copy.WriteAsync(mention.Focus, cancellationToken);
        await copy.WriteAsync(mention.Start, cancellationToken);
        await copy.WriteAsync(mention.Length, cancellationToken);
        await copy.WriteAsync(mention.Rule, cancellationToken);
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter copy, ArticleStance stance, CancellationToken cancellationToken)
    {
        await copy.StartRowAsync(cancellationToken);
        await copy.WriteAsync(stance.ArticleId, cancellationToken);
        await copy.WriteAsync(stance.No, cancellationToken);
        await copy.WriteAsync(stance.Actor, cancellationToken);
        await copy.WriteAsync((short)stance.TargetKind, cancellationToken);
        await copy.WriteAsync(stance.Target, cancellationToken);
        await copy.WriteAsync((short)stance.Stance, cancellationToken);
        await copy.WriteAsync(stance.Confidence, cancellationToken);
        await copy.WriteAsync(stance.Start, cancellationToken);
        await copy.WriteAsync(stance.Length, cancellationToken);
        await copy.WriteAsync(stance.Rule, cancellationToken);
        await copy.WriteAsync(stance.Attribution, NpgsqlDbType.Text, cancellationToken);
        await copy.WriteAsync((short)stance.Origin, cancellationToken);
        await copy.WriteAsync(stance.Shown, cancellationToken);
        await copy.WriteAsync(stance.Evidence, cancellationToken);
        await copy.WriteAsync(stance.Also, cancellationToken);
    }
}
