using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.Benchmarks.Generating;

/// <summary>A theme that many articles share: who stands where toward whom, and what it is about.</summary>
internal sealed record Story(string Actor, Entity Target, string Technology, string Instrument, int Lean);

/// <summary>Tags as the news has them: a few countries and companies in most articles, a long tail, and pairs that come together.</summary>
internal sealed class StoryWorld
{
    private const int Stories = 3000;
    private static readonly string[] Loud = ["US", "CN", "EU", "TW", "JP", "KR", "GB", "DE", "NL", "RU", "IN", "FR"];
    private readonly string[] countries = [.. Loud, .. Ids(EntityKind.Country).Except(Loud)];
    private readonly string[] companies = Ids(EntityKind.Company);
    private readonly string[] technologies = Ids(EntityKind.Technology);
    private readonly string[] instruments = Ids(EntityKind.Instrument);
    private readonly HashSet<string> companyIds;
    private readonly Zipf country;
    private readonly Zipf company;
    private readonly Zipf theme = new(Stories, 0.9, 5);
    private readonly Story[] stories;

    public StoryWorld()
    {
        companyIds = [.. companies];
        country = new Zipf(countries.Length, 1.0, 1.5);
        company = new Zipf(companies.Length, 0.9, 4);
        var dice = new Dice(7, 7);
        stories = [.. Enumerable.Range(0, Stories).Select(_ => MakeStory(ref dice))];
    }

    public ArticleTags Tags(ref Dice dice)
    {
        var stances = new List<StanceTag>();
        var focus = new List<string>();
        var named = new List<string>();
        var topics = new HashSet<string>();
        var tools = new HashSet<string>();
        var count = dice.Below(10) switch { < 3 => 0, < 8 => 1, _ => 2 };
        for (var number = 0; number < count; number++)
        {
            var story = stories[theme.Roll(ref dice)];
            stances.Add(Of(story, ref dice));
            focus.Add(story.Actor);
            (story.Target.Kind == EntityKind.Country ? focus : named).Add(story.Target.Id);
            topics.Add(story.Technology);
            tools.Add(story.Instrument);
        }

        named.RemoveAll(id => !companyIds.Contains(id));
        named.AddRange(Rolls(company, companies, dice.Below(3), ref dice));
        focus.AddRange(Rolls(country, countries, 1 + dice.Below(2), ref dice));
        topics.UnionWith(Rolls(1 + dice.Below(2), technologies, ref dice));
        return new ArticleTags
        {
            Focus = [.. focus.Distinct()],
            Countries = [.. focus.Concat(Rolls(country, countries, dice.Below(4), ref dice)).Distinct()],
            Companies = [.. named.Distinct()],
            Technologies = [.. topics],
            Instruments = [.. tools],
            Stances = [.. stances.DistinctBy(stance => (stance.Actor, stance.Target, stance.Stance))],
        };
    }

    // Four of five articles of a story lean the same way.
    private static StanceTag Of(Story story, ref Dice dice) => new()
    {
        Actor = story.Actor,
        Target = story.Target,
        Stance = (Stance)(dice.Percent(80) ? story.Lean : dice.Below(4)),
        Confidence = 0.5 + (dice.Below(50) / 100.0),
        Start = 0,
        Length = 120,
        Rule = "generated",
    };

    private Story MakeStory(ref Dice dice)
    {
        var target = dice.Below(10) switch
        {
            < 4 => new Entity(EntityKind.Company, companies[company.Roll(ref dice)]),
            < 7 => new Entity(EntityKind.Country, countries[country.Roll(ref dice)]),
            _ => new Entity(EntityKind.Technology, technologies[dice.Below(technologies.Length)]),
        };
        return new Story(countries[country.Roll(ref dice)], target, technologies[dice.Below(technologies.Length)], instruments[dice.Below(instruments.Length)], dice.Below(4));
    }

    private static string[] Rolls(Zipf zipf, string[] values, int count, ref Dice dice)
    {
        var rolled = new string[count];
        for (var index = 0; index < count; index++)
        {
            rolled[index] = values[zipf.Roll(ref dice)];
        }

        return rolled;
    }

    private static string[] Rolls(int count, string[] values, ref Dice dice)
    {
        var rolled = new string[count];
        for (var index = 0; index < count; index++)
        {
            // The lower of two rolls: early values come more often.
            rolled[index] = values[Math.Min(dice.Below(values.Length), dice.Below(values.Length))];
        }

        return rolled;
    }

    private static string[] Ids(EntityKind kind) =>
        [.. EntityCatalogue.Default.All.Where(entry => entry.Entity.Kind == kind).Select(entry => entry.Entity.Id).Order(StringComparer.Ordinal)];
}
