using Chokepoint.Data.Articles;
using Chokepoint.Data.Index;
using Chokepoint.Data.Tags;
using Chokepoint.Tagging;
using Chokepoint.Web.Sources;

namespace Chokepoint.Web.Articles;

/// <summary>Reads one article whole.</summary>
internal sealed class ArticleLoader(ArticleReader reader, SourceDirectory sources)
{
    private const int MostRelated = 6;

    /// <summary>Null where there is no such article.</summary>
    public async Task<ReadingArticle?> FindAsync(long? sought, bool withRelated, CancellationToken cancellationToken)
    {
        if (sought is not { } id || await reader.GetAsync(id, cancellationToken) is not { } detail)
        {
            return null;
        }

        var known = await sources.AllAsync(cancellationToken);
        var related = withRelated ? await reader.RelatedAsync(id, MostRelated, cancellationToken) : [];
        return Read(detail, known) with
        {
            Copies = [.. detail.Copies.Select(row => Near(row, known))],
            Related = [.. related.Select(row => Near(row, known))],
        };
    }

    private static ReadingArticle Read(ArticleDetail detail, SourceList known) => new()
    {
        Id = detail.Row.Id,
        Title = detail.Row.Title,
        Body = detail.Body,
        Url = detail.Row.Url,
        FirstSeenAt = detail.Row.FirstSeenAt,
        PublishedAt = detail.Row.PublishedAt,
        Precision = detail.PublishedPrecision,
        Source = known.Find(detail.Row.SourceId),
        Author = detail.Author,
        Language = detail.Row.Language,
        TaggedBy = detail.TaggedBy,
        Sample = detail.Row.Sample,
        Countries = detail.Row.Countries,
        Focus = detail.Row.Focus,
        Companies = detail.Row.Companies,
        Technologies = detail.Row.Technologies,
        Instruments = detail.Row.Instruments,
        Mentions = [.. detail.Mentions.Select(mention => new Mention(new(mention.Kind, mention.EntityId), mention.Start, mention.Length, mention.Rule))],
        Stances = [.. detail.Stances.Where(stance => stance.Shown).Select(Read)],
        Revisions = [.. detail.Revisions.Select(revision => new ReadingRevision(revision.No, revision.At, revision.Title, revision.Body))],
    };

    private static ReadingStance Read(ArticleStance stance) =>
        new(stance.Actor, TargetKey.Of(new(stance.TargetKind, stance.Target)), stance.Stance, stance.Confidence)
        {
            Start = stance.Start,
            Length = stance.Length,
            Evidence = stance.Evidence,
            Rule = stance.Rule,
            Attribution = stance.Attribution,
            Origin = stance.Origin.ToString().ToLowerInvariant(),
        };

    private static NearArticle Near(ArticleRow row, SourceList known) =>
        new(row.Id, row.Title, row.PublishedAt ?? row.FirstSeenAt, known.Find(row.SourceId));
}
