using Chokepoint.Data.Articles;
using Chokepoint.Data.Export;
using Chokepoint.Data.Index;
using Chokepoint.Web.Articles;

namespace Chokepoint.Web.Timeline;

/// <summary>All that one timeline shows.</summary>
public sealed record TimelineView(Facets Facets, Histogram Histogram, ArticlePage Page)
{
    public ArticleCount Total => Facets.Total;

    /// <summary>Id of the article beside the list.</summary>
    public long? Current { get; init; }

    /// <summary>That article, read while the rest was counted.</summary>
    public Task<ReadingArticle?>? Open { get; init; }

    /// <summary>Spans of buckets in which sources were not read.</summary>
    public IReadOnlyList<GapShade> Gaps { get; init; } = [];

    /// <summary>For an empty result: which filter to drop, and what that would give.</summary>
    public IReadOnlyList<(KeyValuePair<string, string> Filter, long Count)> Recoveries { get; init; } = [];
}

/// <summary>Asks the index for everything at once.</summary>
internal sealed class TimelineLoader(ArticleIndex index, Coverage coverage, ArticleLoader articles, TimeProvider time)
{
    // A selection narrower than this share of all dates is shown enlarged.
    private const int ZoomBelow = 5;

    public async Task<TimelineView> LoadAsync(PageQuery query, CancellationToken cancellationToken)
    {
        // What waits for the database goes first; the counting keeps the processor busy meanwhile.
        var page = index.PageAsync(query.Filter, query.After, query.Rows, cancellationToken);
        var open = OpenAsync(query, page, cancellationToken);
        var known = coverage.NowAsync(cancellationToken);
        var facets = Task.Run(() => index.FacetsAsync(query.Filter, cancellationToken), cancellationToken);
        var histogram = HistogramAsync(query.Filter, cancellationToken);
        await Task.WhenAll(facets, histogram, page, known);
        var view = new TimelineView(await facets, await histogram, await page)
        {
            Current = query.Peek ?? FirstOf(await page),
            Open = open,
            Gaps = HistogramGaps.Of(await histogram, await known, query.Filter.Sources, time.GetUtcNow()),
        };
        return view.Page.Rows.Count > 0 ? view : view with { Recoveries = await RecoveriesAsync(query.Filter, cancellationToken) };
    }

    private static long? FirstOf(ArticlePage page) => page.Rows is [var first, ..] ? first.Id : null;

    private async Task<ReadingArticle?> OpenAsync(PageQuery query, Task<ArticlePage> page, CancellationToken cancellationToken) =>
        await articles.FindAsync(query.Peek ?? FirstOf(await page), withRelated: false, cancellationToken);

    // The whole span with the chosen part in it; a small part is enlarged, with as much again on either side.
    private async Task<Histogram> HistogramAsync(ArticleFilter filter, CancellationToken cancellationToken)
    {
        var all = await index.HistogramAsync(filter with { From = null, To = null }, null, cancellationToken);
        if (filter is not { From: { } from, To: { } to } || all.Buckets.Count < 2)
        {
            return all;
        }

        var first = all.Buckets[0].Start;
        var last = all.Buckets[^1].Start;
        var span = to.DayNumber - from.DayNumber + 1;
        if (span * ZoomBelow > last.DayNumber - first.DayNumber || from > last || to < first)
        {
            return all;
        }

        return await index.HistogramAsync(
            filter with { From = Later(from.AddDays(-span), first), To = to.AddDays(span) }, null, cancellationToken);
    }

    private async Task<IReadOnlyList<(KeyValuePair<string, string>, long)>> RecoveriesAsync(
        ArticleFilter filter, CancellationToken cancellationToken)
    {
        var tries = filter.Removable().Take(8).Select(async pair =>
            (pair, (await index.CountAsync(filter.Without(pair.Key, pair.Value), exact: false, cancellationToken)).Value));
        return [.. (await Task.WhenAll(tries)).Where(found => found.Value > 0).OrderByDescending(found => found.Value)];
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
