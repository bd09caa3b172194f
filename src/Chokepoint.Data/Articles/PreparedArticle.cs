using Chokepoint.Data.Tags;
using Chokepoint.Tagging;

namespace Chokepoint.Data.Articles;

/// <summary>A new article with all that is computed before the database is asked.</summary>
internal sealed record PreparedArticle(NewArticle Article, long SourceId, int[] Tokens, DateTimeOffset SeenAt)
{
    private const int LongestEvidence = 1000;

    public long Id { get; init; }

    /// <summary>Number of its first stance: behind those that analysts entered, which stay.</summary>
    public short FirstStanceNo { get; init; }

    /// <summary>True where the text comes from the page that is stored already; that page stays as it is.</summary>
    public bool IsReread { get; init; }

    /// <summary>Its search vector in binary; null where PostgreSQL makes it from the text.</summary>
    public byte[]? Vector { get; init; }

    public string Title { get; } = CleanText.Of(Article.Title);
    public string Body { get; } = CleanText.Of(Article.Body);
    public byte[] ContentHash { get; } = CleanText.ContentHash(Article.Title, Article.Body);
    public byte[] UrlKey { get; } = Articles.UrlKey.Of(Article.CanonicalUrl);

    /// <summary>Keys of the other addresses that lead to it.</summary>
    public byte[][] AliasKeys { get; } =
    [
        .. new[] { Article.Url, Article.ListedUrl }.OfType<string>().Where(url => url != Article.CanonicalUrl).Distinct().Select(Articles.UrlKey.Of),
    ];

    /// <summary>The same text within one source has the same key, whatever its address.</summary>
    public byte[] TextKey => CleanText.Hash($"text:{SourceId}:{Convert.ToHexString(ContentHash)}");

    // The extremes of the type mean infinity to the driver.
    public DateTimeOffset? PublishedAt { get; } = Article.PublishedAt is { Year: > 1 and < 9999 } at ? at.ToUniversalTime() : null;

    public IEnumerable<ArticleMention> Mentions => Article.Tags.Mentions.Take(short.MaxValue).Select((mention, index) => new ArticleMention
    {
        ArticleId = Id,
        No = (short)index,
        Kind = mention.Entity.Kind,
        EntityId = mention.Entity.Id,
        Focus = mention.Entity.Kind == EntityKind.Country && Article.Tags.Focus.Contains(mention.Entity.Id),
        Start = mention.Start,
        Length = mention.Length,
        Rule = mention.Rule,
    });

    public IEnumerable<ArticleStance> Stances => Article.Tags.Stances.Take(short.MaxValue - FirstStanceNo).Select((stance, index) => new ArticleStance
    {
        ArticleId = Id,
        No = (short)(FirstStanceNo + index),
        Actor = stance.Actor,
        TargetKind = stance.Target.Kind,
        Target = stance.Target.Id,
        Stance = stance.Stance,
        Confidence = (float)stance.Confidence,
        Start = stance.Start,
        Length = stance.Length,
        Rule = stance.Rule,
        Attribution = CleanText.OrNull(stance.Attribution),
        Origin = stance.ByModel ? StanceOrigin.Model : StanceOrigin.Rule,
        Shown = stance.Shown,
        Evidence = EvidenceOf(stance),
        Also = [.. stance.Also.SelectMany(span => new[] { span.Start, span.Length })],
    });

    public static PreparedArticle Of(NewArticle article, long sourceId, EntityNumbers numbers, DateTimeOffset now) =>
        new(article, sourceId, ArticleTokens.Encode(article.Tags, numbers), now);

    private string EvidenceOf(StanceTag stance)
    {
        var text = Title + "\n\n" + Body;
        var start = Math.Clamp(stance.Start, 0, text.Length);
        var length = Math.Clamp(stance.Length, 0, Math.Min(text.Length - start, LongestEvidence));
        return CleanText.Of(text.Substring(start, length));
    }
}
