using Microsoft.EntityFrameworkCore;

namespace Chokepoint.Data.Sources;

/// <summary>What a source is when it is added; its polling state begins by itself.</summary>
public sealed record NewSource(string Name, SourceKind Kind, string Url)
{
    public string? SiteUrl { get; init; }
    public string? LinkSelector { get; init; }
    public string? Country { get; init; }
    public string? Language { get; init; }
    public string? Owner { get; init; }
    public string? Affiliation { get; init; }
    public string? AffiliationReason { get; init; }
}

/// <summary>Sources as people manage them; how they are polled is <see cref="SourcePolling"/>.</summary>
public sealed class SourceStore(IDbContextFactory<ChokepointContext> contexts, TimeProvider time)
{
    private const string ImportName = "Imported";

    // "SOURCES" in ASCII.
    private const long AddLock = 0x534F5552434553;

    /// <summary>Adds it, or answers with the one that already polls this address.</summary>
    public async Task<(Source Source, bool Added)> AddAsync(NewSource source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);

        // One adder at a time: else two could make the same outlet under two slugs.
        await context.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({AddLock})", cancellationToken);
        if (await FindSameAsync(context, source, cancellationToken) is { } known)
        {
            return (known, false);
        }

        var added = await MakeAsync(context, source, cancellationToken);
        context.Sources.Add(added);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (added, true);
    }

    /// <summary>The source that imports of this outlet are filed under; made at first need.</summary>
    public async Task<Source> ImportAsync(string? name, CancellationToken cancellationToken)
    {
        var source = new NewSource(OutletOf(name), SourceKind.Import, "");

        // Nearly always it is there: adding takes a lock that all adders wait for.
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindSameAsync(context, source, cancellationToken) ?? (await AddAsync(source, cancellationToken)).Source;
    }

    /// <summary>Ids of the sources of these outlets, by the name as given; all that are there come in one question.</summary>
    public async Task<IReadOnlyDictionary<string, long>> ImportAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(names);
        var outlets = names.ToDictionary(name => name, OutletOf);
        var wanted = outlets.Values.Distinct().ToArray();
        var known = new Dictionary<string, long>();
        if (wanted.Length > 0)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            known = (await context.Sources.Where(source => wanted.Contains(source.Name)).Select(source => new { source.Name, source.Id }).ToListAsync(cancellationToken))
                .GroupBy(source => source.Name).ToDictionary(same => same.Key, same => same.Min(source => source.Id));
        }

        foreach (var outlet in wanted.Where(outlet => !known.ContainsKey(outlet)))
        {
            known[outlet] = (await ImportAsync(outlet, cancellationToken)).Id;
        }

        return outlets.ToDictionary(pair => pair.Key, pair => known[pair.Value]);
    }

    public async Task<IReadOnlyList<Source>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Sources.AsNoTracking().OrderBy(source => source.Name).ThenBy(source => source.Id).ToListAsync(cancellationToken);
    }

    public async Task<Source?> FindAsync(string slug, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Sources.AsNoTracking().FirstOrDefaultAsync(source => source.Slug == slug, cancellationToken);
    }

    public async Task<Source?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Sources.AsNoTracking().FirstOrDefaultAsync(source => source.Id == id, cancellationToken);
    }

    /// <summary>Slugs of all sources, as the filter's parser needs them.</summary>
    public async Task<IReadOnlySet<string>> SlugsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Sources.Select(source => source.Slug).ToHashSetAsync(cancellationToken);
    }

    /// <summary>Changes any of its columns; false where it does not exist.</summary>
    public async Task<bool> UpdateAsync(long id, Action<Source> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Sources.FirstOrDefaultAsync(source => source.Id == id, cancellationToken) is not { } source)
        {
            return false;
        }

        change(source);
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    public Task<bool> PauseAsync(long id, bool paused, CancellationToken cancellationToken) =>
        UpdateAsync(id, source => source.Paused = paused, cancellationToken);

    public Task<bool> PollNowAsync(long id, CancellationToken cancellationToken) =>
        UpdateAsync(id, source => (source.Paused, source.NextPollAt) = (false, time.GetUtcNow()), cancellationToken);

    private static string OutletOf(string? name) => string.IsNullOrWhiteSpace(name) ? ImportName : name.Trim();

    private static Task<Source?> FindSameAsync(ChokepointContext context, NewSource wanted, CancellationToken cancellationToken) =>
        context.Sources.AsNoTracking().OrderBy(source => source.Id).FirstOrDefaultAsync(
            source => wanted.Kind == SourceKind.Import ? source.Name == wanted.Name : source.Url == wanted.Url, cancellationToken);

    private async Task<Source> MakeAsync(ChokepointContext context, NewSource source, CancellationToken cancellationToken)
    {
        var stem = SourceSlug.Of(source.Name, source.SiteUrl ?? source.Url);
        var taken = await context.Sources.Where(other => other.Slug.StartsWith(stem)).Select(other => other.Slug).ToHashSetAsync(cancellationToken);
        return new Source
        {
            Slug = SourceSlug.FirstFree(stem, taken),
            Kind = source.Kind,
            Url = source.Url,
            SiteUrl = source.SiteUrl,
            LinkSelector = source.LinkSelector,
            Name = source.Name,
            Country = source.Country,
            Language = source.Language,
            Owner = source.Owner,
            Affiliation = source.Affiliation,
            AffiliationReason = source.AffiliationReason,
            AddedAt = time.GetUtcNow(),
            NextPollAt = time.GetUtcNow(),
        };
    }
}
