using Chokepoint.Data.Articles;
using Microsoft.EntityFrameworkCore;

namespace Chokepoint.Data.Sources;

/// <summary>Entries that could not be read: visible per source, tried again, gone once read.</summary>
public sealed class FailedItems(IDbContextFactory<ChokepointContext> contexts, TimeProvider time)
{
    public async Task RecordAsync(FailedUrl item, DateTimeOffset? retryAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        var now = time.GetUtcNow();
        var hash = CleanText.Hash(item.Url);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync($"""
            insert into failed_item (source_id, url_hash, url, message, attempts, first_at, last_at, retry_at)
            values ({item.SourceId}, {hash}, {item.Url}, {item.Message}, 1, {now}, {now}, {retryAt})
            on conflict (source_id, url_hash) do update set
                message = excluded.message, attempts = failed_item.attempts + 1, last_at = excluded.last_at, retry_at = excluded.retry_at
            """, cancellationToken);
    }

    public async Task ClearAsync(long sourceId, string url, CancellationToken cancellationToken)
    {
        var hash = CleanText.Hash(url);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.FailedItems.Where(item => item.SourceId == sourceId && item.UrlHash == hash).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<FailedItem>> ListAsync(long sourceId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.FailedItems.AsNoTracking().Where(item => item.SourceId == sourceId)
            .OrderByDescending(item => item.LastAt).Take(500).ToListAsync(cancellationToken);
    }
}

/// <summary>One address of a source, and what went wrong in plain words.</summary>
public sealed record FailedUrl(long SourceId, string Url, string Message);
