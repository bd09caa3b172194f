using Chokepoint.Tagging;
using Npgsql;

namespace Chokepoint.Data.Articles.Writing;

/// <summary>New articles whose search vectors are known, by binary COPY straight into their tables.</summary>
internal sealed class ArticleCopy(NpgsqlConnection connection)
{
    private readonly CopyRows articles = new("article", "id", "published_at", "published_precision", "published_origin", "first_seen_at", "source_id",
        "url", "canonical_url", "title", "lead", "language", "image_url", "cluster_id", "representative", "content_hash", "tags", "tagged_by", "sample", "tsv");

    private readonly CopyRows texts = new("article_text", "article_id", "body", "author", "site");
    private readonly CopyRows pages = new("article_page", "article_id", "html", "fetched_at");

    public async Task InsertAsync(IReadOnlyList<(PreparedArticle Row, byte[] Vector)> rows, CancellationToken cancellationToken)
    {
        foreach (var (row, vector) in rows)
        {
            Add(row, vector);
            texts.Start();
            texts.Value(row.Id);
            texts.Value(row.Body);
            texts.Value(CleanText.OrNull(row.Article.Author));
            texts.Value(CleanText.OrNull(row.Article.Site));
            if (row.Article.Html is { } html)
            {
                pages.Start();
                pages.Value(row.Id);
                pages.Value(PageArchive.Compress(html));
                pages.Value(row.SeenAt.UtcDateTime);
            }
        }

        await articles.SendAsync(connection, cancellationToken);
        await texts.SendAsync(connection, cancellationToken);
        await pages.SendAsync(connection, cancellationToken);
    }

    private void Add(PreparedArticle row, byte[] vector)
    {
        articles.Start();
        articles.Value(row.Id);
        articles.Value(row.PublishedAt?.UtcDateTime);
        articles.Value(row.PublishedAt is null ? (short)PublishedPrecision.Unknown : (short)row.Article.PublishedPrecision);
        articles.Value(row.PublishedAt is null ? (short)PublishedOrigin.None : (short)row.Article.PublishedOrigin);
        articles.Value(row.SeenAt.UtcDateTime);
        articles.Value(row.SourceId);
        articles.Value(CleanText.Of(row.Article.Url));
        articles.Value(CleanText.Of(row.Article.CanonicalUrl));
        articles.Value(row.Title);
        articles.Value(CleanText.LeadOf(row.Body));
        articles.Value(row.Article.Language);
        articles.Value(CleanText.OrNull(row.Article.ImageUrl));
        articles.Value(row.Id);
        articles.Value(true);
        articles.Value(row.ContentHash);
        articles.Value(row.Tokens);
        articles.Value(ArticleTagger.Version);
        articles.Value(row.Article.Sample);
        articles.Value(vector);
    }
}
