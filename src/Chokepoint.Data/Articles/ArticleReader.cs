using Chokepoint.Data.Index;
using Chokepoint.Data.Sources;
using Chokepoint.Data.Tags;
using Microsoft.EntityFrameworkCore;

namespace Chokepoint.Data.Articles;

/// <summary>All that the page of one article shows.</summary>
public sealed record ArticleDetail
{
    public required ArticleRow Row { get; init; }
    public required Source Source { get; init; }
    public required string Body { get; init; }
    public string? Author { get; init; }
    public string? Site { get; init; }
    public required string TaggedBy { get; init; }
    public string? ImageUrl { get; init; }
    public PublishedPrecision PublishedPrecision { get; init; }
    public PublishedOrigin PublishedOrigin { get; init; }
    public required IReadOnlyList<ArticleMention> Mentions { get; init; }

    /// <summary>All that were found; those with Shown false are below the threshold.</summary>
    public required IReadOnlyList<ArticleStance> Stances { get; init; }

    /// <summary>Texts that edits replaced, oldest first; the present one is not among them.</summary>
    public required IReadOnlyList<Revision> Revisions { get; init; }

    /// <summary>The other articles of its cluster, oldest first, at most 50.</summary>
    public required IReadOnlyList<ArticleRow> Copies { get; init; }
}

/// <summary>Reads single articles.</summary>
public sealed class ArticleReader(ReadDatabase database, IDbContextFactory<ChokepointContext> contexts, EntityNumbering numbering)
{
    private const int MostCopies = 50;
    private readonly ArticleRows rows = new(database.Source, numbering);

    /// <summary>Null where there is none.</summary>
    public async Task<ArticleDetail?> GetAsync(long id, CancellationToken cancellationToken)
    {
        var loading = rows.LoadAsync([id], cancellationToken);
        var mentions = ListAsync(context => context.Mentions.Where(mention => mention.ArticleId == id).OrderBy(mention => mention.No), cancellationToken);
        var stances = ListAsync(context => context.Stances.Where(stance => stance.ArticleId == id).OrderBy(stance => stance.No), cancellationToken);
        var revisions = ListAsync(context => context.Revisions.Where(revision => revision.ArticleId == id).OrderBy(revision => revision.No), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context.Articles.AsNoTracking().Where(article => article.Id == id)
            .Join(context.Bodies, article => article.Id, text => text.ArticleId, (article, text) => new { article, text })
            .Join(context.Sources, pair => pair.article.SourceId, source => source.Id, (pair, source) => new
            {
                pair.text,
                source,
                pair.article.ClusterId,
                pair.article.TaggedBy,
                pair.article.ImageUrl,
                pair.article.PublishedPrecision,
                pair.article.PublishedOrigin,
            }).FirstOrDefaultAsync(cancellationToken);
        var row = (await loading).SingleOrDefault();
        if (found is null || row is null)
        {
            return null;
        }

        return new ArticleDetail
        {
            Row = row,
            Source = found.source,
            Body = found.text.Body,
            Author = found.text.Author,
            Site = found.text.Site,
            TaggedBy = found.TaggedBy,
            ImageUrl = found.ImageUrl,
            PublishedPrecision = found.PublishedPrecision,
            PublishedOrigin = found.PublishedOrigin,
            Mentions = await mentions,
            Stances = await stances,
            Revisions = await revisions,
            Copies = row.Copies == 0 ? [] : await rows.LoadAsync(await CopyIdsAsync(context, id, found.ClusterId, cancellationToken), cancellationToken),
        };
    }

    // A context of its own, so that nothing waits for the query before it.
    private async Task<List<T>> ListAsync<T>(Func<ChokepointContext, IQueryable<T>> query, CancellationToken cancellationToken)
        where T : class
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await query(context).AsNoTracking().ToListAsync(cancellationToken);
    }

    /// <summary>The raw page; null where none is kept.</summary>
    public async Task<string?> HtmlAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var page = await context.Pages.AsNoTracking().FirstOrDefaultAsync(page => page.ArticleId == id, cancellationToken);
        return page is null ? null : PageArchive.Expand(page.Html);
    }

    /// <summary>The neighbours of an article in the order of a filter, for "previous" and "next"; null at an end.</summary>
    public static async Task<(ArticleRow? Previous, ArticleRow? Next)> NeighboursAsync(
        ArticleIndex index, ArticleRow row, ArticleFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(row);
        var at = row.PublishedAt ?? row.FirstSeenAt;
        var previous = await index.PageAsync(filter, new Cursor(at, row.Id, Forward: false), 1, cancellationToken);
        var next = await index.PageAsync(filter, new Cursor(at, row.Id), 1, cancellationToken);
        return (previous.Rows.Count > 0 ? previous.Rows[0] : null, next.Rows.Count > 0 ? next.Rows[0] : null);
    }

    /// <summary>Articles of the weeks around it that share stances or companies with it, most shared first; its copies are none.</summary>
    public async Task<IReadOnlyList<ArticleRow>> RelatedAsync(long id, int count, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(Related);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = count });
        command.Parameters.Add(new() { Value = TagToken.First(TokenKind.Company) });
        command.Parameters.Add(new() { Value = TagToken.First(TokenKind.Technology) });
        command.Parameters.Add(new() { Value = TagToken.First(TokenKind.ActorTarget) });
        command.Parameters.Add(new() { Value = TagToken.First(TokenKind.Source) });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var ids = new List<long>();
        while (await reader.ReadAsync(cancellationToken))
        {
            ids.Add(reader.GetInt64(0));
        }

        return await rows.LoadAsync(ids, cancellationToken);
    }

    private const string Related = """
        with self as (select id, ordered_at, cluster_id,
                array(select tag from unnest(tags) as tag where (tag >= $3 and tag < $4) or (tag >= $5 and tag < $6)) as keys
            from article where id = $1),
        near as (select article.id, article.ordered_at, article.tags, self.keys, self.ordered_at as self_at from article, self
            where article.tags && self.keys and article.cluster_id <> self.cluster_id and representative
                and article.ordered_at between self.ordered_at - interval '45 days' and self.ordered_at + interval '45 days'
            limit 500)
        select id from near
        order by (select count(*) from unnest(tags) as tag where tag = any(keys)) desc, abs(extract(epoch from ordered_at - self_at)), id
        limit $2
        """;

    private static Task<List<long>> CopyIdsAsync(ChokepointContext context, long id, long clusterId, CancellationToken cancellationToken) =>
        context.Articles.Where(article => article.ClusterId == clusterId && article.Id != id)
            .OrderBy(article => article.OrderedAt).ThenBy(article => article.Id).Select(article => article.Id).Take(MostCopies).ToListAsync(cancellationToken);
}
