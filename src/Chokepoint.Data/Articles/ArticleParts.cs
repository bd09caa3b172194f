using Chokepoint.Tagging;

namespace Chokepoint.Data.Articles;

/// <summary>Who holds a key: a URL, or a text within a source. The primary key is what makes an article unique between processes.</summary>
public sealed class ArticleUrl
{
    public required byte[] UrlHash { get; init; }
    public long ArticleId { get; set; }
}

/// <summary>The text, out of the hot row.</summary>
public sealed class ArticleBody
{
    public long ArticleId { get; init; }
    public required string Body { get; set; }
    public string? Author { get; set; }
    public string? Site { get; set; }
}

/// <summary>The raw page, compressed with Brotli.</summary>
public sealed class ArticleHtml
{
    public long ArticleId { get; init; }
    public required byte[] Html { get; set; }
    public DateTimeOffset FetchedAt { get; set; }
}

/// <summary>A text that a later edit replaced. The present text is in the article itself.</summary>
public sealed class Revision
{
    public long ArticleId { get; init; }
    public int No { get; init; }

    /// <summary>When the next text replaced it.</summary>
    public DateTimeOffset At { get; init; }

    public required string Title { get; init; }
    public required string Body { get; init; }
}

/// <summary>One place that names an entity; offsets in UTF-16 units of title, two line feeds, body.</summary>
public sealed class ArticleMention
{
    public long ArticleId { get; init; }
    public short No { get; init; }
    public EntityKind Kind { get; init; }
    public required string EntityId { get; init; }
    public bool Focus { get; init; }
    public int Start { get; init; }
    public int Length { get; init; }
    public required string Rule { get; init; }
}

public enum StanceOrigin
{
    Rule = 0,
    Model = 1,
    Analyst = 2,
}

/// <summary>One stance with the sentence that proves it.</summary>
public sealed class ArticleStance
{
    public long ArticleId { get; init; }
    public short No { get; init; }
    public required string Actor { get; init; }
    public EntityKind TargetKind { get; init; }
    public required string Target { get; init; }
    public Stance Stance { get; init; }
    public float Confidence { get; init; }
    public int Start { get; init; }
    public int Length { get; init; }
    public required string Rule { get; init; }
    public string? Attribution { get; init; }
    public StanceOrigin Origin { get; init; }

    /// <summary>False below the threshold: kept for review, never counted.</summary>
    public bool Shown { get; init; } = true;

    /// <summary>The deciding sentence, so that lists and exports need not read the body.</summary>
    public required string Evidence { get; init; }

    /// <summary>Further sentences that say the same: start, length, start, length …</summary>
    public int[] Also { get; init; } = [];
}

/// <summary>A fingerprint of part of a text; near-copies share some of them.</summary>
public sealed class NearKey
{
    public long Key { get; init; }
    public long ArticleId { get; init; }
}

/// <summary>One entry of the change feed: this article was added, changed or removed.</summary>
public sealed class ArticleChange
{
    public long Seq { get; init; }
    public long ArticleId { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>What an analyst says against the tagger; it outlives every retagging.</summary>
public sealed class Correction
{
    public long ArticleId { get; init; }
    public int No { get; init; }
    public DateTimeOffset At { get; init; }
    public required string By { get; init; }

    /// <summary>"confirm", "reject", "add" or "change".</summary>
    public required string Action { get; init; }

    /// <summary>"country", "focus", "company", "technology", "instrument" or "stance".</summary>
    public required string Kind { get; init; }

    /// <summary>What is corrected and what is right, as JSON.</summary>
    public required string Payload { get; init; }

    public string? Note { get; init; }
}
