using System.Collections.Immutable;

namespace Chokepoint.Data.Articles;

public enum ArticleSort
{
    NewestFirst,
    OldestFirst,
    Relevance,
}

/// <summary>Values of one filter key: included ones are OR, excluded ones must all be absent.</summary>
public sealed record FacetChoice(ImmutableArray<string> Include, ImmutableArray<string> Exclude)
{
    public static readonly FacetChoice Any = new([], []);

    public bool IsAny => Include.IsEmpty && Exclude.IsEmpty;

    public bool Equals(FacetChoice? other) =>
        other is not null && Include.SequenceEqual(other.Include) && Exclude.SequenceEqual(other.Exclude);

    public override int GetHashCode() => HashCode.Combine(Include.Length, Exclude.Length, string.Join('\n', Include), string.Join('\n', Exclude));
}

/// <summary>Which articles: the one meaning of the filter keys shared by pages, API, feeds, exports and the CLI. Keys are AND.</summary>
public sealed record ArticleFilter
{
    public static readonly ArticleFilter All = new();

    /// <summary>Full text in web-search syntax; null for any.</summary>
    public string? Text { get; init; }

    public FacetChoice Countries { get; init; } = FacetChoice.Any;

    /// <summary>Slugs, lower case.</summary>
    public FacetChoice Companies { get; init; } = FacetChoice.Any;

    public FacetChoice Technologies { get; init; } = FacetChoice.Any;

    public FacetChoice Instruments { get; init; } = FacetChoice.Any;

    /// <summary>"restrictive", "cautious", "neutral", "supportive"; with actor or target it must hold of one and the same stance.</summary>
    public FacetChoice Stances { get; init; } = FacetChoice.Any;

    public FacetChoice Actors { get; init; } = FacetChoice.Any;

    /// <summary>A country code, a company slug, or "tech:" and a technology.</summary>
    public FacetChoice Targets { get; init; } = FacetChoice.Any;

    /// <summary>Slugs of sources.</summary>
    public FacetChoice Sources { get; init; } = FacetChoice.Any;

    /// <summary>ISO 639-1 codes.</summary>
    public FacetChoice Languages { get; init; } = FacetChoice.Any;

    /// <summary>First day, UTC, inclusive.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, UTC, inclusive.</summary>
    public DateOnly? To { get; init; }

    /// <summary>True: a country counts only where the article is about it; false: any mention.</summary>
    public bool FocusOnly { get; init; } = true;

    public ArticleSort Sort { get; init; } = ArticleSort.NewestFirst;
}
