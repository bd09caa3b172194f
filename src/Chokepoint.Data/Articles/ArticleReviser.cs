using Chokepoint.Data.Tags;
using Npgsql;

namespace Chokepoint.Data.Articles;

/// <summary>An edited text becomes the next revision of its article: the old text is kept, the new one tagged.</summary>
internal sealed class ArticleReviser(NpgsqlConnection connection, ArticleKeys keys, ArticleWriter writer, EntityNumbering numbering)
{
    public async Task<StoreResult> ReviseAsync(PreparedArticle edited, CancellationToken cancellationToken)
    {
        if (await LockAsync(edited, cancellationToken) is not { } present)
        {
            throw new InvalidOperationException($"The key of {edited.Article.CanonicalUrl} leads to article {edited.Id}, which does not exist.");
        }

        var owners = await keys.OwnersAsync([edited.TextKey], cancellationToken);
        var wasHere = owners.TryGetValue(Convert.ToHexString(edited.TextKey), out var owner) && owner == edited.Id;

        // An alias that still serves an older text must not turn the article back.
        if (present.ContentHash.AsSpan().SequenceEqual(edited.ContentHash) || (present.IsAlias && wasHere))
        {
            return new StoreResult.Duplicate(edited.Id);
        }

        await KeepOldTextAsync(edited, cancellationToken);
        var kept = await AnalystStances.ReadAsync(connection, [edited.Id], numbering, cancellationToken);
        await writer.ReplaceAsync(kept.Join(edited), cancellationToken);
        await kept.MoveAsync(connection, edited, cancellationToken);
        await keys.ClaimAsync([(edited.TextKey, edited.Id)], cancellationToken);
        return new StoreResult.Revised(edited.Id, present.RevisionNo + 1);
    }

    private async Task<Present?> LockAsync(PreparedArticle edited, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select content_hash, revision_no, canonical_url <> $2 from article where id = $1 for update", connection);
        command.Parameters.Add(new() { Value = edited.Id });
        command.Parameters.Add(new() { Value = edited.Article.CanonicalUrl });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new Present(reader.GetFieldValue<byte[]>(0), reader.GetInt32(1), reader.GetBoolean(2))
            : null;
    }

    private async Task KeepOldTextAsync(PreparedArticle edited, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("""
            insert into revision (article_id, no, at, title, body)
            select id, revision_no, $2, title, body from article join article_text on article_id = id where id = $1
            """, connection);
        command.Parameters.Add(new() { Value = edited.Id });
        command.Parameters.Add(new() { Value = edited.SeenAt });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private sealed record Present(byte[] ContentHash, int RevisionNo, bool IsAlias);
}
