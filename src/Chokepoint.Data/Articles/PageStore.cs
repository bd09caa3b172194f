using Npgsql;

namespace Chokepoint.Data.Articles;

/// <summary>A stored page and what was made of it so far.</summary>
public sealed record StoredPage(long ArticleId, string Html)
{
    public required string Url { get; init; }
    public required string CanonicalUrl { get; init; }
    public required long SourceId { get; init; }
    public required string SourceName { get; init; }
    public required string Title { get; init; }
    public required string Body { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public PublishedPrecision PublishedPrecision { get; init; }
    public PublishedOrigin PublishedOrigin { get; init; }
}

/// <summary>The raw pages that are kept: read again in order of their articles, let go when they are old.</summary>
public sealed class PageStore(NpgsqlDataSource database)
{
    private const string Next = """
        select article.id, page.html, article.url, article.canonical_url, article.source_id, source.name, article.title, text.body,
            article.published_at, article.published_precision, article.published_origin
        from article_page as page
            join article on article.id = page.article_id join article_text as text on text.article_id = page.article_id
            join source on source.id = article.source_id
        where page.article_id > $1 and ($2::bigint is null or article.source_id = $2) order by page.article_id limit $3
        """;

    private const string Expired = """
        delete from article_page where article_id in (select article_id from article_page where fetched_at < $1 order by fetched_at, article_id limit $2)
        """;

    public async Task<long> CountAsync(long? sourceId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select count(*) from article_page join article on article.id = article_id where $1::bigint is null or source_id = $1");
        command.Parameters.Add(new() { Value = (object?)sourceId ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint });
        return (long)(await command.ExecuteScalarAsync(cancellationToken) ?? 0L);
    }

    /// <summary>The next pages after an article's id; of one source where one is given.</summary>
    public async Task<IReadOnlyList<StoredPage>> NextAsync(long after, long? sourceId, int count, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Next);
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = (object?)sourceId ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint });
        command.Parameters.Add(new() { Value = count });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var pages = new List<StoredPage>(count);
        while (await reader.ReadAsync(cancellationToken))
        {
            pages.Add(Read(reader));
        }

        return pages;
    }

    /// <summary>Lets pages go that were fetched before a moment, in small steps beside readers and writers; answers how many.</summary>
    public async Task<long> DeleteOlderAsync(DateTimeOffset fetchedBefore, CancellationToken cancellationToken)
    {
        const int Step = 1000;
        for (var total = 0L; ;)
        {
            await using var command = database.CreateCommand(Expired);
            command.Parameters.Add(new() { Value = fetchedBefore.ToUniversalTime() });
            command.Parameters.Add(new() { Value = Step });
            var deleted = await command.ExecuteNonQueryAsync(cancellationToken);
            total += deleted;
            if (deleted < Step)
            {
                return total;
            }
        }
    }

    private static StoredPage Read(NpgsqlDataReader reader) => new(reader.GetInt64(0), PageArchive.Expand(reader.GetFieldValue<byte[]>(1)))
    {
        Url = reader.GetString(2),
        CanonicalUrl = reader.GetString(3),
        SourceId = reader.GetInt64(4),
        SourceName = reader.GetString(5),
        Title = reader.GetString(6),
        Body = reader.GetString(7),
        PublishedAt = reader.IsDBNull(8) ? null : reader.GetFieldValue<DateTimeOffset>(8),
        PublishedPrecision = (PublishedPrecision)reader.GetInt16(9),
        PublishedOrigin = (PublishedOrigin)reader.GetInt16(10),
    };
}
