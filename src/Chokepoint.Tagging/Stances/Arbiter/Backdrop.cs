using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances.Arbiter;

/// <summary>What an article has named before a sentence, and names most: who "the ministry" or "the company" may be.</summary>
internal sealed class Backdrop
{
    private const int MostJudged = 3;
    private readonly EntityMention[] states;
    private readonly EntityMention[] companies;
    private readonly Entity? mainState;
    private readonly Entity? mainCompany;

    // The sentences that name them first; null where none does.
    private readonly int? mainStateFrom;
    private readonly int? mainCompanyFrom;
    private readonly Entity? mainTopic;
    private readonly int? mainTopicFrom;
    private readonly HashSet<Entity> titled;
    private readonly Dictionary<Entity, int> times;
    private readonly ILookup<EntityKind, int> ranked;

    public Backdrop(Document document, IReadOnlyList<EntityMention> mentions, Entity? mainCompany)
    {
        EntityMention[] named = [.. mentions.Where(mention => mention.Role is not (MentionRole.Coreference or MentionRole.Place)).OrderBy(mention => mention.FirstToken)];
        states = [.. named.Where(mention => mention.Mention.Entity.Kind == EntityKind.Country)];
        companies = [.. named.Where(mention => mention.Mention.Entity.Kind == EntityKind.Company)];
        (mainState, this.mainCompany) = (MostNamed(states), mainCompany);
        EntityMention[] topics = [.. named.Where(mention => mention.Mention.Entity.Kind == EntityKind.Technology)];
        mainTopic = MostNamed(topics);
        mainTopicFrom = FirstSentence(topics, mainTopic);
        (mainStateFrom, mainCompanyFrom) = (FirstSentence(states, mainState), FirstSentence(companies, mainCompany));
        times = named.CountBy(mention => mention.Mention.Entity).ToDictionary();
        ranked = times.OrderByDescending(pair => pair.Value).ToLookup(pair => pair.Key.Kind, pair => pair.Value);
        titled = [.. named.Where(mention => mention.Mention.Start < document.TitleLength).Select(mention => mention.Mention.Entity)];
    }

    /// <summary>States that may act in a sentence without being named in it.</summary>
    public List<(Entity Entity, Ties Ties)> Actors(int sentence, ReadingContext context)
    {
        var found = new List<(Entity, Ties)>();
        Add(found, context.LastActor is { } last && last.Sentence < sentence ? last.Mention.Entity : Before(states, sentence), Ties.Last);
        Add(found, context.LastEvent is { } act ? new Entity(EntityKind.Country, act.Actor) : null, Ties.Event);
        Add(found, mainStateFrom < sentence ? mainState : null, Ties.Main);
        foreach (var actor in context.LastJudged.Select(one => one.Actor).Distinct().Take(MostJudged))
        {
            Add(found, new Entity(EntityKind.Country, actor), Ties.Judged);
        }
        return found;
    }

    /// <summary>Companies that may be meant without being named, and the state whose act "the move" is.</summary>
    public List<(Entity Entity, Ties Ties)> Targets(int sentence, ReadingContext context)
    {
        var found = new List<(Entity, Ties)>();
        Add(found, Before(companies, sentence), Ties.Last);
        Add(found, context.LastEvent?.Target, Ties.Event);
        Add(found, mainCompanyFrom < sentence ? mainCompany : null, Ties.Main);
        Add(found, context.LastEvent is { } act ? new Entity(EntityKind.Country, act.Actor) : null, Ties.Event);
        Add(found, mainTopicFrom < sentence ? mainTopic : null, Ties.Main);
        Add(found, Before(states, sentence), Ties.Last);
        foreach (var target in context.LastJudged.Select(one => one.Target).Distinct().Take(MostJudged))
        {
            Add(found, target, Ties.Judged);
        }
        return found;
    }

    /// <summary>How often the article names it.</summary>
    public int Times(Entity entity) => times.GetValueOrDefault(entity);

    public bool IsTitled(Entity entity) => titled.Contains(entity);

    /// <summary>How many of its kind the article names more often.</summary>
    public int Rank(Entity entity) => ranked[entity.Kind].TakeWhile(often => often > Times(entity)).Count();

    private void Add(List<(Entity Entity, Ties Ties)> found, Entity? entity, Ties ties)
    {
        if (entity is not { } known)
        {
            return;
        }
        var at = found.FindIndex(one => one.Entity == known);
        if (at < 0)
        {
            found.Add((known, ties | (titled.Contains(known) ? Ties.Title : Ties.None)));
        }
        else
        {
            found[at] = (known, found[at].Ties | ties);
        }
    }

    // By halves: a text may have as many sentences as mentions.
    private static Entity? Before(EntityMention[] mentions, int sentence) =>
        Halves.CountWhile(mentions, mention => mention.Sentence < sentence) is > 0 and var count ? mentions[count - 1].Mention.Entity : null;

    private static int? FirstSentence(EntityMention[] mentions, Entity? entity) =>
        entity is { } known ? Array.Find(mentions, mention => mention.Mention.Entity == known)?.Sentence : null;

    private static Entity? MostNamed(EntityMention[] mentions) => mentions.CountBy(mention => mention.Mention.Entity)
        .OrderByDescending(pair => pair.Value).Select(pair => (Entity?)pair.Key).FirstOrDefault();
}
