using Chokepoint.Data.Articles;
using Chokepoint.Data.Index;
using Chokepoint.Data.Tags;
using Chokepoint.Tagging;

namespace Chokepoint.IntegrationTests.Data.Index;

/// <summary>An article as the model keeps it.</summary>
internal sealed record ModelArticle(long Id, long ClusterId, NewArticle New)
{
    public DateTimeOffset At => New.PublishedAt ?? throw new InvalidOperationException("The model dates every article.");

    public bool Has(Stance stance) => New.Tags.Stances.Any(tag => tag.Shown && tag.Stance == stance);
}

/// <summary>What filters mean, written down as plainly as possible: the judge of both indexes.</summary>
internal sealed class IndexModel(IReadOnlyList<ModelArticle> articles)
{
    public IReadOnlyList<ModelArticle> Page(ArticleFilter filter)
    {
        var found = articles.Where(article => Matches(article, filter));
        return filter.Sort == ArticleSort.OldestFirst
            ? [.. found.OrderBy(article => article.At).ThenBy(article => article.Id)]
            : [.. found.OrderByDescending(article => article.At).ThenByDescending(article => article.Id)];
    }

    public static bool Matches(ArticleFilter filter, ModelArticle article) => Matches(article, filter);

    /// <summary>Value, count and split of one facet, by asking the filter itself once for each value.</summary>
    public IEnumerable<string> Facet(string key, ArticleFilter filter, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            var found = articles.Where(article => Matches(article, With(key, filter, value))).ToList();
            if (found.Count > 0)
            {
                yield return $"{value}={found.Count}:{string.Join('/', Enum.GetValues<Stance>().Select(stance => found.Count(article => article.Has(stance))))}";
            }
        }
    }

    public IEnumerable<string> Matrix(ArticleFilter filter)
    {
        var spoken = articles.Where(article => Matches(article, filter))
            .GroupBy(article => article.ClusterId).Select(cluster => cluster.OrderBy(article => article.At).ThenBy(article => article.Id).First());
        return from article in spoken
               from stance in article.New.Tags.Stances
               where stance.Shown && IsChosen(stance, filter)
               group (article, stance) by (stance.Actor, Target: TargetKey.Of(stance.Target)) into cell
               let deciding = cell.OrderByDescending(pair => pair.article.At).ThenByDescending(pair => pair.article.Id).First().article
               let counts = Enum.GetValues<Stance>().Select(stance => cell.Where(pair => pair.stance.Stance == stance).Select(pair => pair.article.Id).Distinct().Count())
               select $"{cell.Key.Actor}>{cell.Key.Target}:{string.Join('/', counts)}:{deciding.Id}";
    }

    public static string Describe(MatrixCell cell) => $"{cell.Actor}>{cell.Target}:{string.Join('/', cell.ByStance)}:{cell.DecidingArticleId}";

    public static string Describe(FacetValue value) => $"{value.Value}={value.Count}:{string.Join('/', value.ByStance)}";

    private static ArticleFilter With(string key, ArticleFilter filter, string value)
    {
        var choice = new FacetChoice([value], []);
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
            _ => filter with { Languages = choice },
        };
    }

    private static bool Matches(ModelArticle article, ArticleFilter filter)
    {
        var tags = article.New.Tags;
        var shown = tags.Stances.Where(stance => stance.Shown).ToList();
        var day = DateOnly.FromDateTime(article.At.UtcDateTime);
        return Holds(filter.Countries, filter.FocusOnly ? tags.Focus : tags.Countries)
            && Holds(filter.Companies, tags.Companies) && Holds(filter.Technologies, tags.Technologies) && Holds(filter.Instruments, tags.Instruments)
            && Holds(filter.Sources, [article.New.SourceName ?? ""]) && Holds(filter.Languages, article.New.Language is { } language ? [language] : [])
            && (filter.From is null || day >= filter.From) && (filter.To is null || day <= filter.To)
            && (filter.Text is null || article.New.Body.Contains(filter.Text, StringComparison.Ordinal))
            && Absent(filter.Actors, shown.Select(stance => stance.Actor)) && Absent(filter.Targets, shown.Select(stance => TargetKey.Of(stance.Target)))
            && Absent(filter.Stances, shown.Select(stance => StanceNames.Of(stance.Stance)))
            && ((filter.Actors.Include.IsEmpty && filter.Targets.Include.IsEmpty && filter.Stances.Include.IsEmpty) || shown.Exists(stance => IsChosen(stance, filter)));
    }

    private static bool IsChosen(StanceTag stance, ArticleFilter filter) =>
        Present(filter.Actors, [stance.Actor]) && Present(filter.Targets, [TargetKey.Of(stance.Target)]) && Present(filter.Stances, [StanceNames.Of(stance.Stance)]);

    private static bool Holds(FacetChoice choice, IReadOnlyCollection<string> values) => Present(choice, values) && Absent(choice, values);

    private static bool Present(FacetChoice choice, IReadOnlyCollection<string> values) => choice.Include.IsEmpty || choice.Include.Any(values.Contains);

    private static bool Absent(FacetChoice choice, IEnumerable<string> values) => !values.Any(choice.Exclude.Contains);
}
