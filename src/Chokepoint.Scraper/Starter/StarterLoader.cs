using Chokepoint.Data.Articles;
using Chokepoint.Data.Positions;
using Chokepoint.Data.Sources;
using Chokepoint.Data.Starter;
using Chokepoint.Data.Views;

namespace Chokepoint.Scraper.Starter;

/// <summary>Fills a new desk with the starter corpus, once for each database; a removed corpus does not come back.</summary>
public sealed partial class StarterLoader(
    ArticleStore articles, SourceStore sources, Settings settings, ILogger<StarterLoader> logger)
{
    private const string Key = "starter-corpus";

    /// <returns>How many briefs were added; 0 where it was loaded before.</returns>
    public async Task<int> LoadAsync(CancellationToken cancellationToken)
    {
        if (await settings.GetAsync(Key, cancellationToken) is not null)
        {
            return 0;
        }

        // Storing is idempotent: two processes at once, or one that is killed in between, leave each brief once.
        var briefs = StarterCorpus.Read();
        var ids = await SourcesAsync(briefs, cancellationToken);
        var results = await articles.AddManyAsync([.. briefs.Select(brief => Draft(brief) with { SourceId = ids[brief.Source] })], cancellationToken);
        await settings.ClaimAsync(Key, cancellationToken);
        var added = results.Count(result => result is StoreResult.Added);
        LogLoaded(added);
        return added;
    }

    // A brief tells the act of the body it is filed under; that body's word is the official one.
    private async Task<Dictionary<string, long>> SourcesAsync(IReadOnlyList<StarterBrief> briefs, CancellationToken cancellationToken)
    {
        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var brief in briefs.DistinctBy(brief => brief.Source))
        {
            var (source, _) = await sources.AddAsync(
                new NewSource(brief.Source, SourceKind.Import, "")
                {
                    Country = brief.Country,
                    Language = "en",
                    Affiliation = Voices.OfficialBody,
                    AffiliationReason = "The public body whose act its briefs tell.",
                },
                cancellationToken);
            ids.Add(brief.Source, source.Id);
        }

        return ids;
    }

    // Two briefs may rest on one page, so the page alone does not identify a brief.
    private static NewArticle Draft(StarterBrief brief) => new ArticleDraft
    {
        Url = brief.Url?.ToString(),
        Title = brief.Title,
        Body = brief.Body,
        PublishedAt = new DateTimeOffset(brief.Published.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
        PublishedPrecision = PublishedPrecision.Day,
        PublishedOrigin = PublishedOrigin.Import,
        SourceName = brief.Source,
        Language = "en",
        Sample = true,
    }.Tagged() is var article && brief.Url is not null
        ? article with { CanonicalUrl = $"urn:chokepoint:brief:{brief.Url}#chokepoint-{brief.Published:yyyy-MM-dd}" }
        : article;

    [LoggerMessage(LogLevel.Information, "Loaded {Count} briefs of the starter corpus")]
    private partial void LogLoaded(int count);
}
