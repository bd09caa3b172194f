using Chokepoint.Data.Articles;
using Chokepoint.Data.Sources;
using Chokepoint.Scraper.Feeds;

namespace Chokepoint.Scraper.Pipeline;

/// <summary>Which entries were edited since their pages were read: they declare a later change, or say something else in the feed.</summary>
internal sealed class EntryEdits(EntryTexts texts, ReadTimes reads, TimeProvider time)
{
    // Servers that declare a change at every look are not followed further than this.
    private static readonly TimeSpan EditedFor = TimeSpan.FromDays(7);
    private static readonly TimeSpan BetweenReads = TimeSpan.FromHours(1);

    // A text with a counter in it changes at every look: its page is read when a quarter of its age has passed.
    private const int PartOfAge = 4;

    public sealed record Found(IReadOnlySet<string> Edited, IReadOnlySet<string> Unknown);

    /// <summary>Of the entries whose articles are stored: those to read again, and those whose text is not remembered yet.</summary>
    public async Task<Found> FindAsync(long sourceId, IReadOnlyList<PendingEntry> stored, CancellationToken cancellationToken)
    {
        var addresses = stored.SelectMany(item => new[] { item.Url, item.CanonicalUrl }).Distinct().ToArray();
        var times = await reads.OfAsync(addresses, time.GetUtcNow() - EditedFor, cancellationToken);
        var recent = stored.Where(item => Read(item, times) is not null).ToArray();
        var (changed, unknown) = await texts.CompareAsync(sourceId, Texts(recent), cancellationToken);
        var edited = recent.Where(item => Read(item, times) is { } read && (IsDeclared(item, read) || (changed.Contains(item.Url) && IsTime(item, read))));
        return new Found(edited.Select(item => item.Url).ToHashSet(StringComparer.Ordinal), unknown);
    }

    /// <summary>Remembers what entries say whose pages are being asked for.</summary>
    public Task KeepAsync(long sourceId, IEnumerable<PendingEntry> asked, CancellationToken cancellationToken) =>
        texts.KeepAsync(sourceId, Texts(asked), cancellationToken);

    private bool IsDeclared(PendingEntry item, ReadTime read) =>
        item.HasPage && item.Entry.Updated is { Precision: FeedTimePrecision.Instant, At: var at } && at <= time.GetUtcNow()
        && at > read.LastRead && time.GetUtcNow() - read.LastRead > BetweenReads;

    private bool IsTime(PendingEntry item, ReadTime read)
    {
        var (now, part) = (time.GetUtcNow(), (time.GetUtcNow() - read.FirstSeen) / PartOfAge);
        return !item.HasPage || now - read.LastRead > (part > BetweenReads ? part : BetweenReads);
    }

    private static ReadTime? Read(PendingEntry item, IReadOnlyDictionary<string, ReadTime> times) =>
        times.TryGetValue(item.Url, out var read) || times.TryGetValue(item.CanonicalUrl, out read) ? read : null;

    private static Dictionary<string, string> Texts(IEnumerable<PendingEntry> items) =>
        items.Select(item => (item.Url, Text: Text(item.Entry))).Where(pair => pair.Text.Length > 0).DistinctBy(pair => pair.Url)
            .ToDictionary(pair => pair.Url, pair => pair.Text, StringComparer.Ordinal);

    private static string Text(FeedEntry entry) => string.Join(
        '\n', new[] { entry.Title, entry.Summary, entry.Content }.OfType<string>().Select(PlainText.FromHtml).Where(text => text.Length > 0));
}
