using System.Collections.Immutable;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Sources;
using Chokepoint.Data.Tags;
using Chokepoint.Tagging;

namespace Chokepoint.Data.Index;

/// <summary>Ids of sources or codes of languages: null includes everything.</summary>
internal sealed record ColumnChoice<T>(T[]? Include, T[] Exclude);

/// <summary>Which stances count, as their parts: null is any.</summary>
internal sealed record StanceChoice(int[]? Actors, int[]? Targets, int[]? Classes)
{
    public bool IsAny => Actors is null && Targets is null && Classes is null;

    /// <summary>One token of the right kind for every combination, so that all parts hold of the same stance.</summary>
    public int[] Tokens() =>
    [
        .. from actor in Parts(Actors)
           from target in Parts(Targets)
           from stance in Parts(Classes)
           select TagToken.OfStance(actor, target, (Stance?)stance),
    ];

    private static IEnumerable<int?> Parts(int[]? parts) => parts is null ? [null] : parts.Select(part => (int?)part);
}

/// <summary>A filter in the terms that both indexes work with: tokens, ids and moments.</summary>
internal sealed record FilterPlan
{
    /// <summary>Of each group at least one token; an empty group matches nothing.</summary>
    public required IReadOnlyList<int[]> AnyOf { get; init; }

    public required int[] NoneOf { get; init; }
    public required StanceChoice Stances { get; init; }
    public required ColumnChoice<long> Sources { get; init; }
    public required ColumnChoice<string> Languages { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? Before { get; init; }
    public string? Text { get; init; }

    /// <summary>True for a filter that every article passes.</summary>
    public bool IsEmpty => AnyOf.Count == 0 && NoneOf.Length == 0 && Text is null && From is null && Before is null
        && Sources is { Include: null, Exclude.Length: 0 } && Languages is { Include: null, Exclude.Length: 0 };
}

/// <summary>Values to numbers. A value without a number is of no article: it excludes nothing and includes nothing.</summary>
internal sealed class FilterPlanner(EntityNumbers numbers, SourceNames.Snapshot sources)
{
    /// <summary>A planner that knows the names of this filter.</summary>
    public static async ValueTask<FilterPlanner> ForAsync(
        ArticleFilter filter, EntityNumbering numbering, SourceNames sources, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return new FilterPlanner(
            await numbering.GetAsync(cancellationToken),
            await sources.CoveringAsync(filter.Sources.Include.Concat(filter.Sources.Exclude), cancellationToken));
    }

    /// <param name="filter">What the reader chose.</param>
    /// <param name="except">A facet key whose own choice is left out; null for none.</param>
    public FilterPlan Plan(ArticleFilter filter, string? except = null)
    {
        var anyOf = new List<int[]>();
        var noneOf = new List<int>();
        foreach (var facet in FacetKey.All.Where(facet => facet.Key != except && facet.EntityKind is not null))
        {
            AddTokens(facet, filter, anyOf, noneOf);
        }

        var stances = Stances(filter, except, noneOf);
        if (!stances.IsAny)
        {
            anyOf.Add(stances.Tokens());
        }

        return new FilterPlan
        {
            AnyOf = anyOf,
            NoneOf = [.. noneOf],
            Stances = stances,
            Sources = except == FacetKey.Source ? new(null, []) : Column(filter.Sources, SourceId),
            Languages = except == FacetKey.Language ? new(null, []) : Column(filter.Languages, language => language),
            From = filter.From is { } from ? Start(from) : null,
            Before = filter.To is { } to && to < DateOnly.MaxValue ? Start(to.AddDays(1)) : null,
            Text = string.IsNullOrWhiteSpace(filter.Text) ? null : CleanText.Of(filter.Text),
        };
    }

    private void AddTokens(FacetKey facet, ArticleFilter filter, List<int[]> anyOf, List<int> noneOf)
    {
        var choice = facet.ChoiceOf(filter);
        var kind = facet.TokenKindOf(filter);
        int[] Tokens(ImmutableArray<string> ids) => [.. Numbers(ids, id => numbers.NumberOf(new Entity(facet.EntityKind ?? 0, id)))
            .Select(number => TagToken.Of(kind, number))];
        if (!choice.Include.IsEmpty)
        {
            anyOf.Add(Tokens(choice.Include));
        }

        noneOf.AddRange(Tokens(choice.Exclude));
    }

    private StanceChoice Stances(ArticleFilter filter, string? except, List<int> noneOf)
    {
        int[]? Part(string key, FacetChoice choice, Func<string, int?> number)
        {
            if (key == except)
            {
                return null;
            }

            noneOf.AddRange(Numbers(choice.Exclude, number).Select(part => key switch
            {
                FacetKey.Actor => TagToken.OfStance(part, null, null),
                FacetKey.Target => TagToken.OfStance(null, part, null),
                _ => TagToken.OfStance(null, null, (Stance)part),
            }));
            return choice.Include.IsEmpty ? null : [.. Numbers(choice.Include, number)];
        }

        return new StanceChoice(
            Part(FacetKey.Actor, filter.Actors, id => numbers.NumberOf(new Entity(EntityKind.Country, id))),
            Part(FacetKey.Target, filter.Targets, key => numbers.TargetCodeOf(TargetKey.Parse(key))),
            Part(FacetKey.Stance, filter.Stances, name => (int?)StanceNames.Parse(name)));
    }

    private long? SourceId(string slug) => sources.IdBySlug.TryGetValue(slug, out var id) ? id : null;

    private static ColumnChoice<string> Column(FacetChoice choice, Func<string, string> value) =>
        new(choice.Include.IsEmpty ? null : [.. choice.Include.Select(value)], [.. choice.Exclude.Select(value)]);

    private static ColumnChoice<long> Column(FacetChoice choice, Func<string, long?> id) =>
        new(choice.Include.IsEmpty ? null : [.. Ids(choice.Include, id)], [.. Ids(choice.Exclude, id)]);

    private static IEnumerable<long> Ids(ImmutableArray<string> values, Func<string, long?> id) =>
        values.Select(id).Where(found => found.HasValue).Select(found => found.GetValueOrDefault());

    private static IEnumerable<int> Numbers(ImmutableArray<string> values, Func<string, int?> number) =>
        values.Select(number).Where(found => found.HasValue).Select(found => found.GetValueOrDefault()).Distinct();

    private static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
