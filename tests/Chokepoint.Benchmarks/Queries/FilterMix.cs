using Chokepoint.Benchmarks.Generating;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Tags;
using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.Benchmarks.Queries;

/// <summary>Filters of every kind as readers click them: frequent values more often than rare ones.</summary>
internal sealed class FilterMix
{
    private static readonly string[] Loud = ["US", "CN", "EU", "TW", "JP", "KR", "GB", "DE", "NL", "RU", "IN", "FR"];
    private static readonly string[] Languages = ["en", "de", "fr", "zh", "ja"];
    private readonly string[] companies = Ids(EntityKind.Company);
    private readonly string[] technologies = Ids(EntityKind.Technology);
    private readonly string[] instruments = Ids(EntityKind.Instrument);
    private readonly Zipf company;
    private readonly Zipf source = new(ArticleMaker.Sources, 0.8, 3);
    private readonly Zipf word = new(Words.Count, 1.0, 200);
    private readonly string[] words;

    public FilterMix(string[] words)
    {
        this.words = words;
        company = new Zipf(companies.Length, 0.9, 4);
    }

    /// <summary>Filters by tags, columns and dates.</summary>
    public List<ArticleFilter> Tagged(int count, int seed) => [.. Enumerable.Range(0, count).Select(number => Tagged(number, new Dice(seed + 10, number)))];

    /// <summary>Words, two words, phrases and words with tags.</summary>
    public List<ArticleFilter> Text(int count, int seed) => [.. Enumerable.Range(0, count).Select(number => Text(number, new Dice(seed + 20, number)))];

    private ArticleFilter Text(int number, Dice dice)
    {
        var one = word.Roll(ref dice);
        var phrase = one - (one % 10);
        return (number % 4) switch
        {
            0 => new ArticleFilter { Text = words[one] },
            1 => new ArticleFilter { Text = $"{words[one]} {words[word.Roll(ref dice)]}" },
            2 => new ArticleFilter { Text = $"\"{words[phrase]} {words[phrase + 1]}\"" },
            _ => Tagged(dice.Below(12), dice) with { Text = words[one] },
        };
    }

    private ArticleFilter Tagged(int number, Dice dice)
    {
        var filter = new ArticleFilter { FocusOnly = !dice.Percent(25), Sort = dice.Percent(15) ? ArticleSort.OldestFirst : ArticleSort.NewestFirst };
        filter = (number % 12) switch
        {
            0 => filter,
            1 => filter with { Countries = Some(Country(ref dice)) },
            2 => filter with { Companies = Some(Company(ref dice)) },
            3 => filter with { Countries = Some(Country(ref dice), Country(ref dice)), Technologies = Some(technologies[dice.Below(technologies.Length)]) },
            4 => filter with { Actors = Some(Country(ref dice)), Targets = Some(Target(ref dice)) },
            5 => filter with { Actors = Some(Country(ref dice)), Stances = Some(StanceNames.All[dice.Below(4)]) },
            6 => filter with { Targets = Some(Target(ref dice)), Stances = Some(StanceNames.All[dice.Below(4)]), Actors = Some(Country(ref dice)) },
            7 => filter with { Sources = Some($"outlet{source.Roll(ref dice)}"), Instruments = Some(instruments[dice.Below(instruments.Length)]) },
            8 => filter with { Languages = Some(Languages[dice.Below(Languages.Length)]), Stances = Some(StanceNames.All[dice.Below(4)]) },
            9 => filter with { Countries = new FacetChoice([Country(ref dice)], [Country(ref dice)]) },
            10 => filter with { Companies = new FacetChoice([], [Company(ref dice)]), Technologies = Some(technologies[dice.Below(technologies.Length)]) },
            _ => filter with { Countries = Some(Country(ref dice)), Companies = Some(Company(ref dice)), Instruments = Some(instruments[dice.Below(instruments.Length)]) },
        };
        return dice.Percent(35) ? Dated(filter, ref dice) : filter;
    }

    private static ArticleFilter Dated(ArticleFilter filter, ref Dice dice)
    {
        var from = new DateOnly(2015, 1, 1).AddDays(dice.Below(3300));
        return filter with { From = from, To = from.AddDays(dice.Below(3) switch { 0 => 30, 1 => 365, _ => 1500 }) };
    }

    private static string Country(ref Dice dice) => Loud[Math.Min(dice.Below(Loud.Length), dice.Below(Loud.Length))];

    private string Company(ref Dice dice) => companies[company.Roll(ref dice)];

    private string Target(ref Dice dice) => dice.Below(3) switch { 0 => Country(ref dice), 1 => "tech:" + technologies[dice.Below(technologies.Length)], _ => Company(ref dice) };

    private static FacetChoice Some(params string[] values) => new([.. values.Distinct()], []);

    private static string[] Ids(EntityKind kind) =>
        [.. EntityCatalogue.Default.All.Where(entry => entry.Entity.Kind == kind).Select(entry => entry.Entity.Id).Order(StringComparer.Ordinal)];
}
