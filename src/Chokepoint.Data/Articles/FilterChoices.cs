namespace Chokepoint.Data.Articles;

/// <summary>The facets of a filter by their key in the query string.</summary>
public static class FilterChoices
{
    /// <summary>Keys that take any number of values.</summary>
    public static IReadOnlyList<string> Keys { get; } =
        ["country", "company", "technology", "instrument", "stance", "actor", "target", "source", "language"];

    public static FacetChoice ChoiceOf(this ArticleFilter filter, string key)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return key switch
        {
            "country" => filter.Countries,
            "company" => filter.Companies,
            "technology" => filter.Technologies,
            "instrument" => filter.Instruments,
            "stance" => filter.Stances,
            "actor" => filter.Actors,
            "target" => filter.Targets,
            "source" => filter.Sources,
            "language" => filter.Languages,
            _ => throw new ArgumentOutOfRangeException(nameof(key), key, "No facet has this key."),
        };
    }

    public static ArticleFilter With(this ArticleFilter filter, string key, FacetChoice choice)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return key switch
        {
            "country" => filter with { Countries = choice },
            "company" => filter with { Companies = choice },
            "technology" => filter with { Technologies = choice },
            "instrument" => filter with { Instruments = choice },
            "stance" => filter with { Stances = choice },
            "actor" => filter with { Actors = choice },
            "target" => filter with { Targets = choice },
            "source" => filter with { Sources = choice },
            "language" => filter with { Languages = choice },
            _ => throw new ArgumentOutOfRangeException(nameof(key), key, "No facet has this key."),
        };
    }
}
