using Microsoft.EntityFrameworkCore;

namespace Chokepoint.Data.Sources;

/// <summary>What one poll found, and when the next is due.</summary>
public sealed record PollResult(FetchOutcome Outcome, DateTimeOffset NextPollAt)
{
    public int? HttpStatus { get; init; }
    public int Seen { get; init; }
    public int Added { get; init; }
    public int Failed { get; init; }

    /// <summary>Entries that are kept and still to be read.</summary>
    public int Waiting { get; init; }

    /// <summary>The latest publication among what was listed; null where no dates are given.</summary>
    public DateTimeOffset? NewestItemAt { get; init; }

    /// <summary>In plain words; shown on the sources page.</summary>
    public string? Message { get; init; }

    public string? Etag { get; init; }
    public string? LastModified { get; init; }

    /// <summary>Where a permanent redirect led; null keeps the address.</summary>
    public string? MovedTo { get; init; }

    public TimeSpan? PollInterval { get; init; }
    public TimeSpan? ExpectedInterval { get; init; }
}

/// <summary>Shares the polling between processes: a lease is one row's, ends by itself, and is never waited for.</summary>
public sealed class SourcePolling(IDbContextFactory<ChokepointContext> contexts, TimeProvider time)
{
    /// <summary>Leases up to <paramref name="count"/> sources that are due; the leases end after <paramref name="lease"/>.</summary>
    public async Task<IReadOnlyList<Source>> DueAsync(string owner, int count, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var until = now + lease;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Sources.FromSql($"""
            update source set lease_until = {until}, lease_owner = {owner}
            where id in (
                select id from source
                where not paused and kind <> 'Import' and next_poll_at <= {now} and (lease_until is null or lease_until <= {now})
                order by next_poll_at limit {count} for update skip locked)
            returning *
            """).AsNoTracking().ToListAsync(cancellationToken);
    }

    /// <summary>Prolongs a lease; false where another process holds it by now.</summary>
    public async Task<bool> RenewAsync(long id, string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + lease;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Sources.Where(source => source.Id == id && source.LeaseOwner == owner)
            .ExecuteUpdateAsync(set => set.SetProperty(source => source.LeaseUntil, until), cancellationToken) > 0;
    }

    /// <summary>Gives a lease back without a result, as at shutdown.</summary>
    public async Task ReleaseAsync(long id, string owner, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Sources.Where(source => source.Id == id && source.LeaseOwner == owner).ExecuteUpdateAsync(
            set => set.SetProperty(source => source.LeaseUntil, (DateTimeOffset?)null).SetProperty(source => source.LeaseOwner, (string?)null),
            cancellationToken);
    }

    /// <summary>Writes the ledger and the source's state in one transaction, and ends the lease if <paramref name="owner"/> still holds it.</summary>
    public async Task RecordAsync(long id, string owner, PollResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Sources.FirstOrDefaultAsync(source => source.Id == id, cancellationToken) is not { } source)
        {
            return;
        }

        var now = time.GetUtcNow();
        context.Fetches.Add(LedgerLine(id, now, result));
        Apply(source, now, result);
        if (source.LeaseOwner == owner)
        {
            (source.LeaseUntil, source.LeaseOwner) = (null, null);
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The ledger of one source, newest first.</summary>
    public async Task<IReadOnlyList<Fetch>> LedgerAsync(long sourceId, int count, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Fetches.AsNoTracking().Where(fetch => fetch.SourceId == sourceId)
            .OrderByDescending(fetch => fetch.At).ThenByDescending(fetch => fetch.Id).Take(count).ToListAsync(cancellationToken);
    }

    /// <summary>When something new was found, the latest first.</summary>
    public async Task<IReadOnlyList<DateTimeOffset>> FoundAtAsync(long sourceId, int count, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Fetches.Where(fetch => fetch.SourceId == sourceId && fetch.Added > 0)
            .OrderByDescending(fetch => fetch.At).Select(fetch => fetch.At).Take(count).ToListAsync(cancellationToken);
    }

    private static Fetch LedgerLine(long id, DateTimeOffset now, PollResult result) => new()
    {
        SourceId = id,
        At = now,
        Outcome = result.Outcome,
        HttpStatus = result.HttpStatus,
        Seen = result.Seen,
        Added = result.Added,
        Failed = result.Failed,
        Message = result.Message,
    };

    private static void Apply(Source source, DateTimeOffset now, PollResult result)
    {
        source.LastFetchAt = now;
        source.NextPollAt = result.NextPollAt;
        source.PollInterval = result.PollInterval ?? source.PollInterval;
        source.ExpectedInterval = result.ExpectedInterval ?? source.ExpectedInterval;
        source.LastError = result.Message;
        source.Url = result.MovedTo ?? source.Url;
        source.Waiting = result.Waiting;
        if (result.Outcome is FetchOutcome.Success or FetchOutcome.NotModified)
        {
            source.ConsecutiveFailures = 0;
            source.LastSuccessAt = now;
            source.LastNewItemAt = result.Added > 0 ? NewItemAt(source, result, now) : source.LastNewItemAt;
        }
        else if (result.Outcome == FetchOutcome.Failed || result.HttpStatus is not null)
        {
            // Without a status nobody was asked: the turn had not come.
            source.ConsecutiveFailures++;
        }

        // A 304 may leave the validators out; they stay valid.
        if (result.Outcome == FetchOutcome.Success)
        {
            (source.Etag, source.LastModified) = (result.Etag, result.LastModified);
        }
    }

    // A feed that died years ago is silent from the first day: what is new to us is not new.
    private static DateTimeOffset NewItemAt(Source source, PollResult result, DateTimeOffset now) =>
        result.NewestItemAt is { } newest && newest < now
            ? newest > source.LastNewItemAt ? newest : source.LastNewItemAt ?? newest
            : now;
}
