using Chokepoint.Data.Articles;
using Microsoft.EntityFrameworkCore;

namespace Chokepoint.Data.Sources;

/// <summary>Entries still to be read: those that wait for their turn, and those that failed, visible per source until they are read.</summary>
public sealed class FailedItems(IDbContextFactory<ChokepointContext> contexts, TimeProvider time)
{
    private const int MostShown = 500;
    private static readonly TimeSpan PresentFor = TimeSpan.FromDays(7);

    /// <summary>Keeps new entries until they are read, in the order given; those that are kept already stay as they are.</summary>
    public async Task WaitAsync(long sourceId, IReadOnlyList<WaitingUrl> items, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (items.Count == 0)
        {
            return;
        }

        var now = time.GetUtcNow().ToUniversalTime();
        var hashes = items.Select(item => CleanText.Hash(item.Url)).ToArray();
        var urls = items.Select(item => CleanText.Of(item.Url)).ToArray();
        var entries = items.Select(item => item.Entry is null ? null : CleanText.Of(item.Entry)).ToArray();

        // The first of the list is the newest: it was seen last, so it is read first.
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync($"""
            insert into failed_item (source_id, url_hash, url, message, attempts, first_at, last_at, retry_at, entry)
            select {sourceId}, hash, url, 'waits to be read', 0, {now} - no * interval '1 microsecond', {now}, {now}, entry
            from unnest({hashes}, {urls}, {entries}) with ordinality as item (hash, url, entry, no) order by hash
            on conflict (source_id, url_hash) do nothing
            """, cancellationToken);
    }

    public async Task RecordAsync(FailedUrl item, DateTimeOffset? retryAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        var now = time.GetUtcNow().ToUniversalTime();
        var hash = CleanText.Hash(item.Url);
        var url = CleanText.Of(item.Url);
        var message = CleanText.Of(item.Message);
        var entry = item.Entry is null ? null : CleanText.Of(item.Entry);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.ExecuteSqlAsync($"""
            insert into failed_item (source_id, url_hash, url, message, attempts, first_at, last_at, retry_at, entry)
            values ({item.SourceId}, {hash}, {url}, {message}, 1, {now}, {now}, {retryAt}, {entry})
            on conflict (source_id, url_hash) do update set message = excluded.message, attempts = failed_item.attempts + 1,
                last_at = excluded.last_at, retry_at = excluded.retry_at, entry = coalesce(excluded.entry, failed_item.entry)
            """, cancellationToken);
    }

    public async Task ClearAsync(long sourceId, string url, CancellationToken cancellationToken)
    {
        var hash = CleanText.Hash(url);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.FailedItems.Where(item => item.SourceId == sourceId && item.UrlHash == hash).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>What may be read now: the newest of those that wait, and failures whose time has come.</summary>
    public async Task<IReadOnlyList<FailedItem>> DueAsync(long sourceId, int waiting, int failed, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToUniversalTime();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var due = context.FailedItems.AsNoTracking().Where(item => item.SourceId == sourceId && item.RetryAt <= now);
        return
        [
            .. await due.Where(item => item.Attempts == 0).OrderByDescending(item => item.FirstAt).Take(waiting).ToListAsync(cancellationToken),
            .. await due.Where(item => item.Attempts > 0).OrderBy(item => item.RetryAt).Take(failed).ToListAsync(cancellationToken),
        ];
    }

    /// <summary>Those of the addresses that are kept already.</summary>
    public async Task<IReadOnlySet<string>> KeptAsync(long sourceId, IReadOnlyCollection<string> urls, CancellationToken cancellationToken)
    {
        var hashes = urls.Select(CleanText.Hash).ToArray();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.FailedItems.Where(item => item.SourceId == sourceId && hashes.Contains(item.UrlHash))
            .Select(item => item.Url).ToHashSetAsync(cancellationToken);
    }

    /// <summary>Failures that were given up long ago are history: they stay in the list, but are no present problem.</summary>
    public async Task<(int Failed, int Waiting)> CountAsync(long sourceId, CancellationToken cancellationToken)
    {
        var since = (time.GetUtcNow() - PresentFor).ToUniversalTime();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = await context.FailedItems.Where(item => item.SourceId == sourceId && (item.RetryAt != null || item.LastAt > since)).GroupBy(item => item.Attempts > 0)
            .Select(group => new { IsFailed = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        return (counts.Where(group => group.IsFailed).Sum(group => group.Count), counts.Where(group => !group.IsFailed).Sum(group => group.Count));
    }

    /// <summary>What failed, the latest first.</summary>
    public async Task<IReadOnlyList<FailedItem>> ListAsync(long sourceId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.FailedItems.AsNoTracking().Where(item => item.SourceId == sourceId && item.Attempts > 0)
            .OrderByDescending(item => item.LastAt).Take(MostShown).ToListAsync(cancellationToken);
    }
}

/// <summary>One address of a source, and what went wrong in plain words.</summary>
public sealed record FailedUrl(long SourceId, string Url, string Message)
{
    /// <summary>What the feed said of it, as JSON.</summary>
    public string? Entry { get; init; }
}

/// <summary>An entry that waits, with what the feed said of it as JSON.</summary>
public sealed record WaitingUrl(string Url, string? Entry);
