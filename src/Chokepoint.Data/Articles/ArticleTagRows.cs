using Chokepoint.Data.Articles.Writing;
using Npgsql;

namespace Chokepoint.Data.Articles;

/// <summary>The rows of <c>mention</c> and <c>stance</c>, by binary COPY: they are many.</summary>
internal static class ArticleTagRows
{
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
        var mentions = new CopyRows("mention", "article_id", "no", "kind", "entity_id", "focus", "start", "length", "rule");
        foreach (var mention in rows.SelectMany(row => row.Mentions))
        {
            Write(mentions, mention);
        }

        await mentions.SendAsync(connection, cancellationToken);
        var stances = new CopyRows("stance", "article_id", "no", "actor", "target_kind", "target", "stance", "confidence", "start", "length", "rule",
            "attribution", "origin", "shown", "evidence", "also");
        foreach (var stance in rows.SelectMany(row => row.Stances))
        {
            Write(stances, stance);
        }

        await stances.SendAsync(connection, cancellationToken);
    }

    private static void Write(CopyRows rows, ArticleMention mention)
    {
        rows.Start();
        rows.Value(mention.ArticleId);
        rows.Value(mention.No);
        rows.Value((short)mention.Kind);
        rows.Value(mention.EntityId);
        rows.Value(mention.Focus);
        rows.Number(mention.Start);
        rows.Number(mention.Length);
        rows.Value(mention.Rule);
    }

    private static void Write(CopyRows rows, ArticleStance stance)
    {
        rows.Start();
        rows.Value(stance.ArticleId);
        rows.Value(stance.No);
        rows.Value(stance.Actor);
        rows.Value((short)stance.TargetKind);
        rows.Value(stance.Target);
        rows.Value((short)stance.Stance);
        rows.Value(stance.Confidence);
        rows.Number(stance.Start);
        rows.Number(stance.Length);
        rows.Value(stance.Rule);
        rows.Value(stance.Attribution);
        rows.Value((short)stance.Origin);
        rows.Value(stance.Shown);
        rows.Value(stance.Evidence);
        rows.Value(stance.Also);
    }
}
