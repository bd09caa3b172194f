using System.Globalization;
using Chokepoint.Data.Articles.Writing;
using Chokepoint.Tagging;
using Npgsql;

namespace Chokepoint.Data.Articles;

/// <summary>Writes whole articles, many in one statement.</summary>
internal sealed class ArticleWriter(NpgsqlConnection connection)
{
    // A tsvector holds at most 1 MB; what lies beyond this many characters is not searched.
    internal const string Tsv = """
        setweight(to_tsvector('english', left(row.title, 10000)), 'A') || setweight(to_tsvector('english', left(row.body, 200000)), 'B')
        """;

    private const string Insert = $"""
        insert into article (id, published_at, published_precision, published_origin, first_seen_at, source_id, url, canonical_url,
            title, lead, language, image_url, cluster_id, representative, content_hash, tags, tagged_by, sample, tsv)
        select row.id, row.published_at, row.precision, row.origin, row.seen_at, row.source_id, row.url, row.canonical_url,
            row.title, row.lead, row.language, row.image_url, row.id, true, row.content_hash, row.tags::int[], row.tagged_by, row.sample, {Tsv}
        from unnest($1::bigint[], $2::timestamptz[], $3::smallint[], $4::smallint[], $5::timestamptz[], $6::bigint[], $7::text[], $8::text[],
            $9::text[], $10::text[], $11::text[], $12::text[], $13::bytea[], $14::text[], $15::text[], $16::bool[], $17::text[])
            as row (id, published_at, precision, origin, seen_at, source_id, url, canonical_url,
                title, lead, language, image_url, content_hash, tags, tagged_by, sample, body)
        """;

    private const string InsertText = """
        insert into article_text (article_id, body, author, site) select * from unnest($1::bigint[], $2::text[], $3::text[], $4::text[])
        on conflict (article_id) do update set body = excluded.body,
            author = coalesce(excluded.author, article_text.author), site = coalesce(excluded.site, article_text.site)
        """;

    private const string Update = $"""
        update article set title = row.title, lead = row.lead, content_hash = row.content_hash, tags = row.tags, tagged_by = row.tagged_by,
            revision_no = revision_no + 1, tsv = {Tsv}, language = coalesce(row.language, article.language),
            image_url = coalesce(row.image_url, article.image_url),
            published_at = coalesce(article.published_at, row.published_at),
            published_precision = case when article.published_at is null then row.precision else published_precision end,
            published_origin = case when article.published_at is null then row.origin else published_origin end
        from (select $2::text as title, $3::text as body, $4::text as lead, $5::bytea as content_hash, $6::int[] as tags, $7::text as tagged_by,
            $8::text as language, $9::text as image_url, $10::timestamptz as published_at, $11::smallint as precision, $12::smallint as origin) as row
        where article.id = $1
        """;

    public async Task InsertAsync(IReadOnlyList<PreparedArticle> rows, CancellationToken cancellationToken)
    {
        var known = rows.Where(row => row.Vector is not null).Select(row => (row, row.Vector ?? [])).ToList();
        await new ArticleCopy(connection).InsertAsync(known, cancellationToken);
        var others = rows.Where(row => row.Vector is null).ToList();
        if (others.Count > 0)
        {
            await using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(InsertCommand(others));
            AddParts(batch, others);
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }

        await ArticleTagRows.InsertAsync(connection, rows, cancellationToken);
    }

    public async Task ReplaceAsync(PreparedArticle row, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Columns.Command(Update, row.Id, row.Title, row.Body, CleanText.LeadOf(row.Body), row.ContentHash, row.Tokens,
            ArticleTagger.Version, row.Article.Language, CleanText.OrNull(row.Article.ImageUrl), row.PublishedAt,
            (short)row.Article.PublishedPrecision, (short)row.Article.PublishedOrigin));
        AddParts(batch, [row]);
        if (row.Article.Html is null && !row.IsReread)
        {
            // A page that no longer stands for the text must not bring the old text back when it is read again.
            batch.BatchCommands.Add(Columns.Command("delete from article_page where article_id = $1", row.Id));
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
        await ArticleTagRows.DeleteAsync(connection, [row.Id], cancellationToken);
        await ArticleTagRows.InsertAsync(connection, [row], cancellationToken);
    }

    private static NpgsqlBatchCommand InsertCommand(IReadOnlyList<PreparedArticle> rows) => Columns.Command(
        Insert,
        Columns.Of(rows, row => row.Id),
        Columns.Of(rows, row => row.PublishedAt),
        Columns.Of(rows, row => row.PublishedAt is null ? (short)PublishedPrecision.Unknown : (short)row.Article.PublishedPrecision),
        Columns.Of(rows, row => row.PublishedAt is null ? (short)PublishedOrigin.None : (short)row.Article.PublishedOrigin),
        Columns.Of(rows, row => row.SeenAt.ToUniversalTime()),
        Columns.Of(rows, row => row.SourceId),
        Columns.Of(rows, row => CleanText.Of(row.Article.Url)),
        Columns.Of(rows, row => CleanText.Of(row.Article.CanonicalUrl)),
        Columns.Of(rows, row => row.Title),
        Columns.Of(rows, row => CleanText.LeadOf(row.Body)),
        Columns.Of(rows, row => row.Article.Language),
        Columns.Of(rows, row => CleanText.OrNull(row.Article.ImageUrl)),
        Columns.Of(rows, row => row.ContentHash),
        Columns.Of(rows, row => "{" + string.Join(',', row.Tokens.Select(token => token.ToString(CultureInfo.InvariantCulture))) + "}"),
        Columns.Of(rows, _ => ArticleTagger.Version),
        Columns.Of(rows, row => row.Article.Sample),
        Columns.Of(rows, row => row.Body));

    private static void AddParts(NpgsqlBatch batch, IReadOnlyList<PreparedArticle> rows)
    {
        batch.BatchCommands.Add(Columns.Command(
            InsertText,
            Columns.Of(rows, row => row.Id),
            Columns.Of(rows, row => row.Body),
            Columns.Of(rows, row => CleanText.OrNull(row.Article.Author)),
            Columns.Of(rows, row => CleanText.OrNull(row.Article.Site))));
        var pages = rows.Where(row => row.Article.Html is not null).ToList();
        if (pages.Count > 0)
        {
            batch.BatchCommands.Add(Columns.Command(
                """
                insert into article_page (article_id, html, fetched_at) select * from unnest($1::bigint[], $2::bytea[], $3::timestamptz[])
                on conflict (article_id) do update set html = excluded.html, fetched_at = excluded.fetched_at
                """,
                Columns.Of(pages, row => row.Id),
                Columns.Of(pages, row => PageArchive.Compress(row.Article.Html ?? "")),
                Columns.Of(pages, row => row.SeenAt.ToUniversalTime())));
        }
    }
}
