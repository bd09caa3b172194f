using System.Globalization;
using Chokepoint.Data.Articles.Writing;
using Chokepoint.Data.Tags;
using Chokepoint.Tagging;
using Npgsql;

namespace Chokepoint.Data.Articles;

/// <summary>How far a retagging is: articles read, and those whose tags came out different.</summary>
public sealed record RetagProgress(long Done, long Changed);

/// <summary>
/// Tags stored articles again after the tagger changed: in small transactions, beside readers and writers. What is done carries the
/// new version, so a run that was stopped goes on where it ended.
/// </summary>
public sealed class Retagger(NpgsqlDataSource database, EntityNumbering numbering, TimeProvider time)
{
    private const int BatchSize = 200;

    private const string Next = """
        select article.id, title, body, published_at, source.name, source_id, tags, article.url, article.canonical_url
        from article join article_text on article_id = article.id join source on source.id = source_id
        where article.id > $1 and tagged_by <> $2 order by article.id limit $3 for update of article skip locked
        """;

    /// <param name="tag">The tagger; called from several threads.</param>
    /// <param name="dryRun">True counts what would change and changes nothing.</param>
    /// <param name="progress">Told after every batch; null for nobody.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    public async Task<RetagProgress> RunAsync(
        Func<ArticleText, ArticleTags> tag, bool dryRun, IProgress<RetagProgress>? progress, CancellationToken cancellationToken)
    {
        var total = new RetagProgress(0, 0);
        for (var more = true; more;)
        {
            var before = total.Done;
            for (long? last = 0; last is { } after;)
            {
                (last, var changed, var done) = await BatchAsync(after, tag, dryRun, cancellationToken);
                total = new RetagProgress(total.Done + done, total.Changed + changed);
                progress?.Report(total);
            }

            // Once more for those that a writer held locked meanwhile.
            more = !dryRun && total.Done > before;
        }

        return total;
    }

    /// <summary>Articles that still carry tags of another version.</summary>
    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select count(*) from article where tagged_by <> $1");
        command.Parameters.Add(new() { Value = ArticleTagger.Version });
        return (long)(await command.ExecuteScalarAsync(cancellationToken) ?? 0L);
    }

    private async Task<(long? Last, int Changed, int Done)> BatchAsync(
        long after, Func<ArticleText, ArticleTags> tag, bool dryRun, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var stored = await ReadAsync(connection, after, cancellationToken);
        if (stored.Count == 0)
        {
            return (null, 0, 0);
        }

        var tags = stored.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(article => tag(article.Text)).ToList();
        var numbers = await numbering.EnsureAsync(tags.SelectMany(ArticleTokens.EntitiesOf), cancellationToken);
        var kept = await AnalystStances.ReadAsync(connection, [.. stored.Select(article => article.Id)], numbering, cancellationToken);
        var rows = stored.Zip(tags, (article, result) => kept.Join(article.Prepare(result, numbers, time.GetUtcNow()))).ToList();
        var changed = rows.Where((row, index) => !row.Tokens.ToHashSet().SetEquals(stored[index].Tokens)).Select(row => row.Id).ToList();
        if (!dryRun)
        {
            await BulkWrites.BeginAsync(connection, cancellationToken);
            await WriteAsync(connection, rows, cancellationToken);
            await ArticleChanges.RecordAsync(connection, changed, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return (stored[^1].Id, changed.Count, stored.Count);
    }

    private static async Task<List<StoredArticle>> ReadAsync(NpgsqlConnection connection, long after, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Next, connection);
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = ArticleTagger.Version });
        command.Parameters.Add(new() { Value = BatchSize });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var articles = new List<StoredArticle>();
        while (await reader.ReadAsync(cancellationToken))
        {
            DateOnly? published = await reader.IsDBNullAsync(3, cancellationToken) ? null : DateOnly.FromDateTime(reader.GetDateTime(3));
            articles.Add(new StoredArticle(
                reader.GetInt64(0), new ArticleText(reader.GetString(1), reader.GetString(2), published, reader.GetString(4)), reader.GetFieldValue<int[]>(6))
            {
                SourceId = reader.GetInt64(5),
                Url = reader.GetString(7),
                CanonicalUrl = reader.GetString(8),
            });
        }

        return articles;
    }

    internal static async Task WriteAsync(NpgsqlConnection connection, IReadOnlyList<PreparedArticle> rows, CancellationToken cancellationToken)
    {
        await using (var batch = new NpgsqlBatch(connection))
        {
            batch.BatchCommands.Add(Columns.Command(
                """
                update article set tags = row.tags::int[], tagged_by = $3 from unnest($1::bigint[], $2::text[]) as row (id, tags)
                where article.id = row.id
                """,
                Columns.Of(rows, row => row.Id),
                Columns.Of(rows, row => "{" + string.Join(',', row.Tokens.Select(token => token.ToString(CultureInfo.InvariantCulture))) + "}"),
                ArticleTagger.Version));
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }

        await ArticleTagRows.DeleteAsync(connection, [.. rows.Select(row => row.Id)], cancellationToken);
        await ArticleTagRows.InsertAsync(connection, rows, cancellationToken);
    }

    private sealed record StoredArticle(long Id, ArticleText Text, int[] Tokens)
    {
        public required long SourceId { get; init; }
        public required string Url { get; init; }
        public required string CanonicalUrl { get; init; }

        public PreparedArticle Prepare(ArticleTags tags, EntityNumbers numbers, DateTimeOffset now) => PreparedArticle.Of(
            new NewArticle { Url = Url, CanonicalUrl = CanonicalUrl, Title = Text.Title, Body = Text.Body, Tags = tags }, SourceId, numbers, now) with
        { Id = Id };
    }
}
