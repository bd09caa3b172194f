using Chokepoint.Data.Tags;
using Chokepoint.Tagging;
using Npgsql;

namespace Chokepoint.Data.Articles;

/// <summary>What reading a stored page again did to its article.</summary>
public enum RereadOutcome
{
    /// <summary>Text and facts came out as they were.</summary>
    Same,

    /// <summary>The text is the same; date, author, image, language or tags are better now.</summary>
    Improved,

    /// <summary>The text differs: the old one is kept as a revision.</summary>
    Revised,

    /// <summary>Somebody else changed or removed the article meanwhile; theirs stands.</summary>
    Overtaken,
}

/// <summary>Puts the text that a stored page yields today in the place of the one it yielded before.</summary>
public sealed class PageRevision(NpgsqlDataSource database, EntityNumbering numbering, TimeProvider time)
{
    // What a feed or a person said of the date stands; what an earlier reading of the page said does not.
    private const string Facts = """
        with changed as (
            update article set language = coalesce($2, language), image_url = coalesce($3, image_url),
                published_at = case when $7 then $4 else published_at end,
                published_precision = case when $7 then $5 else published_precision end,
                published_origin = case when $7 then $6 else published_origin end
            where id = $1 and (language, image_url) is distinct from (coalesce($2, language), coalesce($3, image_url))
                or id = $1 and $7 and (published_at, published_precision) is distinct from ($4, $5)
            returning 1),
        written as (
            update article_text set author = coalesce($8, author), site = coalesce($9, site)
            where article_id = $1 and (author, site) is distinct from (coalesce($8, author), coalesce($9, site)) returning 1)
        select (select count(*) from changed) + (select count(*) from written)
        """;

    /// <summary>Compares and, unless <paramref name="dryRun"/>, stores; one transaction.</summary>
    public async Task<RereadOutcome> StoreAsync(StoredPage page, NewArticle reread, bool dryRun, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(reread);
        var numbers = await numbering.EnsureAsync(ArticleTokens.EntitiesOf(reread.Tags), cancellationToken);
        var row = PreparedArticle.Of(reread, page.SourceId, numbers, time.GetUtcNow()) with { Id = page.ArticleId, IsReread = true };
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var before = CleanText.ContentHash(page.Title, page.Body);
        if (await LockAsync(connection, page.ArticleId, cancellationToken) is not { } present || !present.Hash.AsSpan().SequenceEqual(before))
        {
            return RereadOutcome.Overtaken;
        }

        var outcome = await StoreAsync(connection, page, (row, present), cancellationToken);
        if (!dryRun)
        {
            await ArticleChanges.RecordAsync(connection, outcome == RereadOutcome.Same ? [] : [page.ArticleId], cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return outcome;
    }

    private async Task<RereadOutcome> StoreAsync(
        NpgsqlConnection connection, StoredPage page, (PreparedArticle Row, Present Present) reread, CancellationToken cancellationToken)
    {
        var (row, present) = reread;
        var factsChanged = await WriteFactsAsync(connection, page, row, cancellationToken);
        if (!present.Hash.AsSpan().SequenceEqual(row.ContentHash))
        {
            var keys = new ArticleKeys(connection);
            var reviser = new ArticleReviser(connection, keys, new ArticleWriter(connection), numbering);
            return await reviser.ReviseAsync(row, cancellationToken) is StoreResult.Revised ? RereadOutcome.Revised : RereadOutcome.Same;
        }

        return await RetagAsync(connection, row, present, cancellationToken) || factsChanged ? RereadOutcome.Improved : RereadOutcome.Same;
    }

    private static async Task<bool> WriteFactsAsync(
        NpgsqlConnection connection, StoredPage page, PreparedArticle row, CancellationToken cancellationToken)
    {
        var dated = row.PublishedAt is not null && page.PublishedOrigin is PublishedOrigin.None or PublishedOrigin.Page or PublishedOrigin.Url;
        await using var command = new NpgsqlCommand(Facts, connection);
        command.Parameters.Add(new() { Value = row.Id });
        command.Parameters.Add(Text(row.Article.Language));
        command.Parameters.Add(Text(CleanText.OrNull(row.Article.ImageUrl)));
        command.Parameters.Add(new() { Value = (object?)row.PublishedAt ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = (short)row.Article.PublishedPrecision });
        command.Parameters.Add(new() { Value = (short)row.Article.PublishedOrigin });
        command.Parameters.Add(new() { Value = dated });
        command.Parameters.Add(Text(CleanText.OrNull(row.Article.Author)));
        command.Parameters.Add(Text(CleanText.OrNull(row.Article.Site)));
        return (long)(await command.ExecuteScalarAsync(cancellationToken) ?? 0L) > 0;
    }

    private async Task<bool> RetagAsync(NpgsqlConnection connection, PreparedArticle row, Present present, CancellationToken cancellationToken)
    {
        var kept = await AnalystStances.ReadAsync(connection, [row.Id], numbering, cancellationToken);
        var tagged = kept.Join(row);
        var changed = !tagged.Tokens.ToHashSet().SetEquals(present.Tokens);
        if (changed || present.TaggedBy != ArticleTagger.Version)
        {
            await Retagger.WriteAsync(connection, [tagged], cancellationToken);
        }

        return changed;
    }

    private static async Task<Present?> LockAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select content_hash, tags, tagged_by from article where id = $1 for update", connection);
        command.Parameters.Add(new() { Value = id });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new Present(reader.GetFieldValue<byte[]>(0), reader.GetFieldValue<int[]>(1), reader.GetString(2))
            : null;
    }

    private static NpgsqlParameter Text(string? value) =>
        new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text };

    private sealed record Present(byte[] Hash, int[] Tokens, string TaggedBy);
}
