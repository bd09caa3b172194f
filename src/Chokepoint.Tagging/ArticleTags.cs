namespace Chokepoint.Tagging;

/// <summary>The four positions of tagging guide section "Policy stance". The numbers are stored: never change them.</summary>
public enum Stance
{
    Restrictive = 0,
    Cautious = 1,
    Neutral = 2,
    Supportive = 3,
}

/// <summary>What a tag can name. The numbers are stored: never change them.</summary>
public enum EntityKind
{
    Country = 0,
    Company = 1,
    Technology = 2,
    Instrument = 3,
}

/// <summary>A country or bloc ("GB", "EU"), a company slug ("sk-hynix"), a technology ("ai") or an instrument ("ban").</summary>
public readonly record struct Entity(EntityKind Kind, string Id);

/// <summary>One place in <see cref="ArticleText.FullText"/> that names an entity.</summary>
/// <param name="Entity">What is named.</param>
/// <param name="Start">Offset of the first UTF-16 unit.</param>
/// <param name="Length">Length in UTF-16 units, at least 1.</param>
/// <param name="Rule">What matched: "name", "demonym", "seat", "office", "holder", "alias", "coreference" …</param>
public sealed record Mention(Entity Entity, int Start, int Length, string Rule);

/// <summary>Who takes which position toward whom, with the words that prove it.</summary>
public sealed record StanceTag
{
    /// <summary>Country or bloc id.</summary>
    public required string Actor { get; init; }

    /// <summary>A country or bloc, a company or a technology.</summary>
    public required Entity Target { get; init; }

    public required Stance Stance { get; init; }

    /// <summary>0 to 1: the estimated chance that the triple is right.</summary>
    public required double Confidence { get; init; }

    /// <summary>Offset and length of the deciding sentence, in UTF-16 units of <see cref="ArticleText.FullText"/>.</summary>
    public required int Start { get; init; }

    public required int Length { get; init; }

    /// <summary>The rule or features that fired, for the reader who asks why.</summary>
    public required string Rule { get; init; }

    /// <summary>Who says so, where the text attributes the claim; null for the outlet's own words.</summary>
    public string? Attribution { get; init; }

    /// <summary>False below the default threshold: kept for review, not shown.</summary>
    public bool Shown { get; init; } = true;

    /// <summary>True where a second opinion chose the class and not the rules.</summary>
    public bool ByModel { get; init; }

    /// <summary>Further sentences (offset, length) that say the same.</summary>
    public IReadOnlyList<(int Start, int Length)> Also { get; init; } = [];
}

/// <summary>All that the tagger says of one article. Lists of ids are distinct and in order of first mention.</summary>
public sealed record ArticleTags
{
    public static readonly ArticleTags None = new();

    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>The subset of <see cref="Countries"/> that the article is about.</summary>
    public IReadOnlyList<string> Focus { get; init; } = [];

    /// <summary>Company slugs.</summary>
    public IReadOnlyList<string> Companies { get; init; } = [];

    public IReadOnlyList<string> Technologies { get; init; } = [];

    public IReadOnlyList<string> Instruments { get; init; } = [];

    public IReadOnlyList<Mention> Mentions { get; init; } = [];

    public IReadOnlyList<StanceTag> Stances { get; init; } = [];

    /// <summary>Names that look like companies and are not in the gazetteer: for review, never tags.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];
}
