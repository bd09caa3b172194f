using System.Collections.Immutable;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Tags;
using Chokepoint.Tagging;
using CsCheck;

namespace Chokepoint.IntegrationTests.Data.Index;

/// <summary>Random articles and filters over a small world, so that filters hit.</summary>
internal static class IndexGen
{
    public static readonly string[] Countries = ["GB", "US", "CN", "EU", "NATO"];
    public static readonly string[] Companies = ["huawei", "zte", "made-up"];
    public static readonly string[] Technologies = ["telecom", "ai"];
    public static readonly string[] Instruments = ["ban", "sanctions"];
    public static readonly string[] Targets = ["CN", "US", "huawei", "zte", "tech:ai"];
    public static readonly string[] Sources = ["alpha", "beta", "gamma"];
    public static readonly string[] Languages = ["en", "de"];
    public static readonly string[] Words = ["antenna", "harbour", "cobalt"];
    private static readonly DateTimeOffset Start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<StanceTag> GenStance = Gen.Select(
        OneOf(Countries), OneOf(Targets), Gen.Int[0, 3], Gen.Int[0, 9], (actor, target, stance, shown) => new StanceTag
        {
            Actor = actor,
            Target = TargetKey.Parse(target),
            Stance = (Stance)stance,
            Confidence = 0.5,
            Start = 0,
            Length = 4,
            Rule = "random",
            Shown = shown > 0,
        });

    private static readonly Gen<ArticleTags> GenTags = Gen.Select(
        Some(Countries), Some(Companies), Some(Technologies), Some(Instruments), GenStance.List[0, 3], Gen.Int[0, 2],
        (countries, companies, technologies, instruments, stances, focus) => new ArticleTags
        {
            Countries = countries,
            Focus = [.. countries.Take(focus)],
            Companies = companies,
            Technologies = technologies,
            Instruments = instruments,
            Stances = stances,
        });

    // Few distinct hours, so that equal moments occur and the id must decide.
    public static readonly Gen<NewArticle> GenArticle = Gen.Select(
        GenTags, Gen.Int[0, 4000], OneOf(Sources), Gen.Int[0, 2], OneOf(Words), (tags, hours, source, language, word) => new NewArticle
        {
            Url = "",
            CanonicalUrl = "",
            Title = "Title",
            Body = word,
            Tags = tags,
            PublishedAt = Start.AddHours(hours * 12),
            SourceName = source,
            Language = language == 2 ? null : Languages[language],
        });

    public static readonly Gen<ArticleFilter> GenFilter = Gen.Select(
        Gen.Select(Choice(Countries), Choice(Companies), Choice(Technologies), Choice(Instruments)),
        Gen.Select(Choice([.. StanceNames.All]), Choice(Countries), Choice(Targets)),
        Gen.Select(Choice(Sources), Choice(Languages), Gen.Int[0, 8], Gen.Bool, Gen.Bool),
        Gen.Select(Gen.Int[-1500, 1500], Gen.Int[0, 4000]),
        (entities, stances, rest, days) => new ArticleFilter
        {
            Countries = entities.Item1,
            Companies = entities.Item2,
            Technologies = entities.Item3,
            Instruments = entities.Item4,
            Stances = stances.Item1,
            Actors = stances.Item2,
            Targets = stances.Item3,
            Sources = rest.Item1,
            Languages = rest.Item2,
            Text = rest.Item3 < Words.Length ? Words[rest.Item3] : null,
            FocusOnly = rest.Item4,
            Sort = rest.Item5 ? ArticleSort.NewestFirst : ArticleSort.OldestFirst,
            From = days.Item1 < 0 ? null : DateOnly.FromDateTime(Start.UtcDateTime).AddDays(days.Item1),
            To = days.Item2 > 2000 ? null : DateOnly.FromDateTime(Start.UtcDateTime).AddDays(days.Item2),
        });

    private static Gen<string> OneOf(string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<List<string>> Some(string[] values) =>
        OneOf(values).List[0, 3].Select(list => list.Distinct().ToList());

    // Most keys are free, as in life; else nearly every answer would be empty.
    private static Gen<FacetChoice> Choice(string[] values) => Gen.Int[0, 9].SelectMany(dice => dice switch
    {
        < 7 => Gen.Const(FacetChoice.Any),
        7 => OneOf(values).Select(value => new FacetChoice([], [value])),
        _ => OneOf(values).List[1, 2].Select(list => new FacetChoice([.. list.Distinct()], ImmutableArray<string>.Empty)),
    });
}
