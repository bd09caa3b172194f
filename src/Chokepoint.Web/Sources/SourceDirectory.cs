using Chokepoint.Data.Sources;

namespace Chokepoint.Web.Sources;

/// <summary>Reads the outlets; they change rarely and every page asks, so an answer is kept for a moment.</summary>
internal sealed class SourceDirectory(SourceStore store, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    private (SourceList List, DateTimeOffset At)? last;

    public async Task<SourceList> AllAsync(CancellationToken cancellationToken)
    {
        if (last is { } known && time.GetUtcNow() - known.At < Kept)
        {
            return known.List;
        }

        var list = new SourceList((await store.ListAsync(cancellationToken)).Select(Card));
        last = (list, time.GetUtcNow());
        return list;
    }

    /// <summary>After a change here, so that the next page shows it.</summary>
    public void Forget() => last = null;

    private static SourceCard Card(Source source) => new(source.Id, source.Slug, source.Name)
    {
        Url = source.SiteUrl ?? source.Url,
        Country = source.Country,
        Owner = source.Owner,
        Affiliation = source.Affiliation,
        AffiliationReason = source.AffiliationReason,
        IsPolled = source.Kind != SourceKind.Import && !source.Paused,
        IsHealthy = source.ConsecutiveFailures == 0,
        LastSuccessAt = source.LastSuccessAt,
    };
}
