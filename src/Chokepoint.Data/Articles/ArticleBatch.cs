using Chokepoint.Data.Articles.Writing;
using Chokepoint.Data.Tags;
using Npgsql;

namespace Chokepoint.Data.Articles;

/// <summary>One batch inside one transaction: claim the keys, write what is new, then look at what was there before.</summary>
internal sealed class ArticleBatch(NpgsqlConnection connection, EntityNumbering numbering)
{
    private readonly ArticleKeys keys = new(connection);
    private readonly ArticleWriter writer = new(connection);

    public async Task<StoreResult[]> StoreAsync(PreparedArticle[] prepared, CancellationToken cancellationToken)
    {
        var ids = await keys.NextIdsAsync(prepared.Length, cancellationToken);
        var articles = prepared.Select((article, index) => article with { Id = ids[index] }).ToArray();
        var owners = articles.Length == 1 ? [] : await keys.OwnersAsync(
            articles.SelectMany(article => article.AliasKeys.Prepend(article.UrlKey)), cancellationToken);
        var results = new StoreResult[articles.Length];
        foreach (var wave in BatchWaves.Of(articles, owners))
        {
            var stored = await StoreWaveAsync(Array.ConvertAll(wave, index => articles[index]), cancellationToken);
            for (var place = 0; place < wave.Length; place++)
            {
                results[wave[place]] = stored[place];
            }
        }

        return results;
    }

    private async Task<StoreResult[]> StoreWaveAsync(PreparedArticle[] articles, CancellationToken cancellationToken)
    {
        var results = new StoreResult[articles.Length];
        var unseen = await keys.ClaimAsync(articles.Select(article => (article.UrlKey, article.Id)), cancellationToken);
        var fresh = await keys.ClaimAsync(
            articles.Where(article => unseen.Contains(article.Id)).Select(article => (article.TextKey, article.Id)), cancellationToken);
        await AddFreshAsync(articles, fresh, results, cancellationToken);
        await LinkCopiesAsync(articles, unseen, results, cancellationToken);
        await ReviseAsync(articles, results, cancellationToken);
        await keys.ClaimAsync(articles.SelectMany((article, index) => article.AliasKeys.Select(key => (key, results[index].Id))), cancellationToken);
        return results;
    }

    private async Task AddFreshAsync(PreparedArticle[] articles, HashSet<long> fresh, StoreResult[] results, CancellationToken cancellationToken)
    {
        if (fresh.Count == 0)
        {
            return;
        }

        await writer.InsertAsync([.. articles.Where(article => fresh.Contains(article.Id))], cancellationToken);
        for (var index = 0; index < articles.Length; index++)
        {
            if (fresh.Contains(articles[index].Id))
            {
                results[index] = new StoreResult.Added(articles[index].Id);
            }
        }
    }

    // A new address whose text this source has already: from now on the address leads to that article.
    private async Task LinkCopiesAsync(PreparedArticle[] articles, HashSet<long> unseen, StoreResult[] results, CancellationToken cancellationToken)
    {
        var copies = Enumerable.Range(0, articles.Length).Where(index => results[index] is null && unseen.Contains(articles[index].Id)).ToList();
        if (copies.Count == 0)
        {
            return;
        }

        var owners = await keys.OwnersAsync(copies.Select(index => articles[index].TextKey), cancellationToken);
        await keys.MoveAsync(copies.Select(index => (articles[index].UrlKey, owners[Convert.ToHexString(articles[index].TextKey)])), cancellationToken);
        foreach (var index in copies)
        {
            results[index] = new StoreResult.Duplicate(owners[Convert.ToHexString(articles[index].TextKey)]);
        }
    }

    private async Task ReviseAsync(PreparedArticle[] articles, StoreResult[] results, CancellationToken cancellationToken)
    {
        var known = Enumerable.Range(0, articles.Length).Where(index => results[index] is null).ToList();
        if (known.Count == 0)
        {
            return;
        }

        var owners = await keys.OwnersAsync(known.Select(index => articles[index].UrlKey), cancellationToken);
        var hashes = await keys.ContentHashesAsync(owners.Values, cancellationToken);
        var reviser = new ArticleReviser(connection, keys, writer, numbering);
        foreach (var index in known)
        {
            var id = owners[Convert.ToHexString(articles[index].UrlKey)];
            var unchanged = hashes.TryGetValue(id, out var hash) && hash.AsSpan().SequenceEqual(articles[index].ContentHash);
            results[index] = unchanged
                ? new StoreResult.Duplicate(id)
                : await reviser.ReviseAsync(articles[index] with { Id = id }, cancellationToken);
        }
    }
}
