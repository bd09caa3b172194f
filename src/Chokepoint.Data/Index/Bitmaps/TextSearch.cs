using Chokepoint.Data.Articles;

namespace Chokepoint.Data.Index.Bitmaps;

/// <summary>Matches of plans that may have full text: a text is looked up once in a version, and not at all where few articles are in question.</summary>
internal sealed class TextSearch(TextFinder finder)
{
    // Checking one article for a text takes some ten microseconds: a page may look at this many before all are looked up.
    private const int MostChecked = 20_000;
    private const int FirstChecked = 250;
    private const int Some = 50_000;

    /// <summary>All that pass; the caller disposes of them.</summary>
    public async Task<Matches> MatchesAsync(IndexState state, FilterPlan plan) =>
        Matches.Of(state, new IndexQuery(plan, state.Table, await PlacesAsync(state, plan)));

    public async Task<ArticleCount> CappedCountAsync(IndexState state, FilterPlan plan, CancellationToken cancellationToken)
    {
        if (plan.Text is { } text && state.KnownText(text) is null)
        {
            var ids = new PageWalker(state, new IndexQuery(plan, state.Table)).Walk(null, descending: true).Select(key => key.Id).Take(FirstChecked * 8).ToArray();
            if (ids.Length < FirstChecked * 8)
            {
                return new ArticleCount((await finder.AmongAsync(ids, text, cancellationToken)).Count);
            }

            var (places, whole) = await finder.FindAsync(state, text, Some);
            using var some = Matches.Of(state, new IndexQuery(plan, state.Table, places));
            if (whole || some.Count > SqlArticleIndex.Cap)
            {
                return Capped(some.Count);
            }
        }

        using var matches = await MatchesAsync(state, plan);
        return Capped(matches.Count);
    }

    /// <summary>Keys of one page, in its order.</summary>
    public async Task<List<(long Id, DateTimeOffset At)>> PageAsync(
        IndexState state, FilterPlan plan, (ArticleSort Sort, Cursor? Cursor, int Limit) page, CancellationToken cancellationToken)
    {
        if (page.Sort == ArticleSort.Relevance && plan.Text is { } ranked)
        {
            var query = new IndexQuery(plan, state.Table, await PlacesAsync(state, plan));
            var ids = new PageWalker(state, query).Walk(null, descending: true).Take(SqlPage.MostRanked).Select(key => key.Id).ToArray();
            return await finder.RankAsync(ids, (ranked, page.Cursor, page.Limit), cancellationToken);
        }

        var descending = (page.Sort != ArticleSort.OldestFirst) == (page.Cursor?.Forward ?? true);
        (long, long)? start = page.Cursor is { } cursor ? (cursor.At.UtcTicks, cursor.Id) : null;
        if (plan.Text is { } text && state.KnownText(text) is null
            && await LazyPageAsync(new PageWalker(state, new IndexQuery(plan, state.Table)).Walk(start, descending), text, page.Limit, cancellationToken) is { } lazy)
        {
            return lazy;
        }

        var walker = new PageWalker(state, new IndexQuery(plan, state.Table, await PlacesAsync(state, plan)));
        return [.. walker.Walk(start, descending).Take(page.Limit).Select(Key)];
    }

    // Null where too many articles would have to be checked.
    private async Task<List<(long Id, DateTimeOffset At)>?> LazyPageAsync(
        IEnumerable<(long Id, long At)> candidates, string text, int limit, CancellationToken cancellationToken)
    {
        var found = new List<(long, DateTimeOffset)>();
        using var rest = candidates.GetEnumerator();
        var size = FirstChecked;
        for (var looked = 0; looked < MostChecked; size *= 4)
        {
            var some = new List<(long Id, long At)>(size);
            while (some.Count < size && rest.MoveNext())
            {
                some.Add(rest.Current);
            }

            looked += some.Count;
            var holds = await finder.AmongAsync([.. some.Select(key => key.Id)], text, cancellationToken);
            found.AddRange(some.Where(key => holds.Contains(key.Id)).Select(Key));
            if (found.Count >= limit || some.Count < size)
            {
                return found[..Math.Min(found.Count, limit)];
            }
        }

        return null;
    }

    private async Task<TextPlaces?> PlacesAsync(IndexState state, FilterPlan plan) => plan.Text is { } text
        ? await state.TextAsync(text, async () => (await finder.FindAsync(state, text, null)).Places)
        : null;

    private static (long Id, DateTimeOffset At) Key((long Id, long At) key) => (key.Id, new DateTimeOffset(key.At, TimeSpan.Zero));

    private static ArticleCount Capped(long count) => count > SqlArticleIndex.Cap ? new ArticleCount(SqlArticleIndex.Cap, Capped: true) : new ArticleCount(count);
}
