using Chokepoint.Data.Index;
using Chokepoint.Data.Positions;
using Chokepoint.Web.Sources;

namespace Chokepoint.Web.Framing;

/// <summary>Which story: an actor, a target and an instrument within some days.</summary>
public sealed record StoryKey(Pair Pair, string? Instrument);

/// <summary>How one outlet told a story.</summary>
public sealed record Telling(SourceCard Outlet, IReadOnlyList<ArticleRow> Articles)
{
    public required IReadOnlyList<StanceRow> Stances { get; init; }
    public required IReadOnlyList<(string Word, int Count)> Blame { get; init; }

    /// <summary>Actors that most others name and this outlet does not.</summary>
    public IReadOnlyList<string> Omitted { get; init; } = [];

    /// <summary>Whom it names: who acts, and countries it is about.</summary>
    public IEnumerable<string> Named => Articles.SelectMany(article => article.Countries).Concat(Stances.Select(stance => stance.Actor)).Distinct();
}

/// <summary>The articles of some days that share actor, target and instrument, by outlet.</summary>
public sealed record Story(StoryKey Key, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<ArticleRow> Articles)
{
    public int Outlets => Articles.Select(article => article.SourceId).Distinct().Count();

    public int Clusters => Articles.Select(article => article.ClusterId).Distinct().Count();
}

/// <summary>Articles to stories and tellings: pure functions.</summary>
internal static class Stories
{
    /// <summary>A story is over when so many days pass without an article of it.</summary>
    public static readonly TimeSpan Gap = TimeSpan.FromDays(7);

    /// <summary>Stories of the articles, newest first. An article without an instrument belongs to a story of its pair without one.</summary>
    public static IReadOnlyList<Story> Of(IEnumerable<ArticleRow> articles, Func<StanceRow, bool> wanted) =>
    [
        .. articles.SelectMany(article => Keys(article, wanted).Select(key => (Key: key, Article: article)))
            .GroupBy(entry => entry.Key).SelectMany(group => Split(group.Key, group.Select(entry => entry.Article)))
            .OrderByDescending(story => story.To).ThenByDescending(story => story.Articles.Count).ThenBy(story => story.Key.ToString(), StringComparer.Ordinal),
    ];

    /// <summary>By outlet, those of the actor's country first; with the actors that an outlet leaves out.</summary>
    public static IReadOnlyList<Telling> Tellings(Story story, SourceList sources, Func<ArticleRow, string> text)
    {
        var tellings = story.Articles.GroupBy(article => article.SourceId).Select(group => new Telling(sources.Find(group.Key), [.. group])
        {
            Stances = [.. group.SelectMany(article => article.Stances).DistinctBy(stance => (stance.Actor, stance.Target, stance.Stance))],
            Blame = [.. group.SelectMany(article => BlameWords.In(text(article))).GroupBy(word => word.Word).Select(word => (word.Key, word.Sum(one => one.Count)))],
        }).ToList();
        return
        [
            .. tellings.Select(telling => telling with { Omitted = [.. Omitted(telling, tellings)] })
                .OrderBy(telling => telling.Outlet.Country ?? "~", StringComparer.Ordinal).ThenBy(telling => telling.Outlet.Affiliation ?? "", StringComparer.Ordinal)
                .ThenBy(telling => telling.Outlet.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static IEnumerable<string> Omitted(Telling own, List<Telling> all)
    {
        var others = all.Where(telling => telling != own).ToList();
        return others.SelectMany(telling => telling.Named.Distinct()).GroupBy(actor => actor)
            .Where(actor => actor.Count() * 2 >= others.Count && !own.Named.Contains(actor.Key)).Select(actor => actor.Key).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<StoryKey> Keys(ArticleRow article, Func<StanceRow, bool> wanted)
    {
        var instruments = article.Instruments.Select(string? (instrument) => instrument).DefaultIfEmpty().ToList();
        return from stance in article.Stances.Where(wanted).DistinctBy(stance => (stance.Actor, stance.Target))
               from instrument in instruments
               select new StoryKey(new Pair(stance.Actor, stance.Target), instrument);
    }

    private static IEnumerable<Story> Split(StoryKey key, IEnumerable<ArticleRow> articles)
    {
        var part = new List<ArticleRow>();
        foreach (var article in articles.OrderBy(At).ThenBy(article => article.Id))
        {
            if (part.Count > 0 && At(article) - At(part[^1]) > Gap)
            {
                yield return new Story(key, At(part[0]), At(part[^1]), part);
                part = [];
            }

            part.Add(article);
        }

        yield return new Story(key, At(part[0]), At(part[^1]), part);
    }

    private static DateTimeOffset At(ArticleRow article) => article.PublishedAt ?? article.FirstSeenAt;
}
