using System.Globalization;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Views;
using Chokepoint.Scraper.Extraction;
using Chokepoint.Scraper.Pipeline;

namespace Chokepoint.Scraper.Reprocessing;

/// <summary>How far reading stored pages again has come.</summary>
public sealed record ReprocessProgress
{
    public long Done { get; init; }

    /// <summary>The text came out differently and the old one is a revision now.</summary>
    public long Revised { get; init; }

    /// <summary>Same text; date, author, image, language or tags came out better.</summary>
    public long Improved { get; init; }

    /// <summary>The page yields no article today; the stored text stays.</summary>
    public long Refused { get; init; }

    /// <summary>Articles that somebody else changed meanwhile; theirs stands.</summary>
    public long Overtaken { get; init; }
}

/// <summary>
/// Reads stored pages again without fetching, after extraction or tagging improved. It remembers where it is: a run that was
/// stopped goes on there, a run that ended starts from the beginning.
/// </summary>
public sealed class Reprocessor(PageStore pages, PageRevision revisions, Settings settings)
{
    private const int BatchSize = 40;

    /// <summary>Pages there are to read; of one source where one is given.</summary>
    public Task<long> CountAsync(long? sourceId, CancellationToken cancellationToken) => pages.CountAsync(sourceId, cancellationToken);

    /// <param name="sourceId">Only pages of this source; null for all.</param>
    /// <param name="dryRun">True counts what would change and changes nothing.</param>
    /// <param name="progress">Told after every batch; null for nobody.</param>
    /// <param name="cancellationToken">Stops between two articles.</param>
    public async Task<ReprocessProgress> RunAsync(
        long? sourceId, bool dryRun, IProgress<ReprocessProgress>? progress, CancellationToken cancellationToken)
    {
        var mark = "reprocess:" + (sourceId?.ToString(CultureInfo.InvariantCulture) ?? "all");
        var last = dryRun ? 0 : Number(await settings.GetAsync(mark, cancellationToken));
        var total = new ReprocessProgress();
        while (await pages.NextAsync(last, sourceId, BatchSize, cancellationToken) is { Count: > 0 } batch)
        {
            total = await ReadAsync(batch, dryRun, total, cancellationToken);
            last = batch[^1].ArticleId;
            if (!dryRun)
            {
                await settings.SetAsync(mark, last.ToString(CultureInfo.InvariantCulture), cancellationToken);
            }

            progress?.Report(total);
        }

        if (!dryRun)
        {
            await settings.SetAsync(mark, "0", cancellationToken);
        }

        return total;
    }

    private async Task<ReprocessProgress> ReadAsync(
        IReadOnlyList<StoredPage> batch, bool dryRun, ReprocessProgress total, CancellationToken cancellationToken)
    {
        // Reading and tagging are what takes time; storing keeps the order.
        var read = batch.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(page => (Page: page, Article: Read(page))).ToList();
        foreach (var (page, article) in read)
        {
            total = total with { Done = total.Done + 1 };
            total = article is null ? total with { Refused = total.Refused + 1 }
                : Count(total, await revisions.StoreAsync(page, article, dryRun, cancellationToken));
        }

        return total;
    }

    private static NewArticle? Read(StoredPage page)
    {
        var address = Uri.TryCreate(page.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;
        return ArticleExtractor.Extract(page.Html, address) is ExtractionResult.Article { Value: var article } ? ArticleAssembly.FromStored(article, page) : null;
    }

    private static ReprocessProgress Count(ReprocessProgress total, RereadOutcome outcome) => outcome switch
    {
        RereadOutcome.Revised => total with { Revised = total.Revised + 1 },
        RereadOutcome.Improved => total with { Improved = total.Improved + 1 },
        RereadOutcome.Overtaken => total with { Overtaken = total.Overtaken + 1 },
        _ => total,
    };

    private static long Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
