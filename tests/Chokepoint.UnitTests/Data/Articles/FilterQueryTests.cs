using Chokepoint.Data.Articles;
using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.UnitTests.Data.Articles;

public sealed class FilterQueryTests
{
    private static readonly FilterVocabulary Vocabulary = new(
        new EntityCatalogue(
        [
            new(new(EntityKind.Country, "GB"), "United Kingdom"),
            new(new(EntityKind.Country, "RU"), "Russia"),
            new(new(EntityKind.Country, "DE"), "Germany"),
            new(new(EntityKind.Country, "EU"), "European Union", IsBloc: true),
            new(new(EntityKind.Company, "huawei"), "Huawei"),
            new(new(EntityKind.Company, "sk-hynix"), "SK Hynix"),
            new(new(EntityKind.Technology, "ai"), "AI"),
            new(new(EntityKind.Technology, "telecom"), "Telecom"),
            new(new(EntityKind.Instrument, "ban"), "Ban"),
        ]),
        new HashSet<string> { "reuters" });

    [Theory]
    [InlineData("", "")]
    [InlineData("country=gb&country=RU&company=HUAWEI", "country=GB&country=RU&company=huawei")]
    [InlineData("company=huawei&country=RU&country=GB&country=ru", "country=GB&country=RU&company=huawei")]
    [InlineData("country=!RU&country=GB", "country=GB&country=!RU")]
    [InlineData("target=tech:AI&target=eu&target=SK-Hynix&actor=gb", "actor=GB&target=EU&target=sk-hynix&target=tech:ai")]
    [InlineData("to=2020-12-31&from=2020-01-01", "from=2020-01-01&to=2020-12-31")]
    [InlineData("focus=1&sort=-published", "")]
    [InlineData("focus=0&sort=relevance&stance=Restrictive", "stance=restrictive&focus=0&sort=relevance")]
    [InlineData("q=%225G core%22&q=ban", "q=%225G%20core%22%20ban")]
    [InlineData("q=&country=&from=", "")]
    [InlineData("source=Reuters&language=EN&instrument=ban&technology=telecom", "technology=telecom&instrument=ban&source=reuters&language=en")]
    public void A_query_has_one_canonical_form(string query, string canonical)
    {
        var parsed = Parse(query);

        Assert.Empty(parsed.Problems);
        Assert.Equal(canonical, FilterQuery.Format(parsed.Filter));
        Assert.Equal(parsed.Filter, Parse(canonical).Filter);
    }

    [Theory]
    [InlineData("country=XX", "country", "ISO 3166-1")]
    [InlineData("country=Germany", "country", "DE (Germany)")]
    [InlineData("company=huawai", "company", "huawei")]
    [InlineData("stance=hostile", "stance", "restrictive, cautious, neutral, supportive")]
    [InlineData("target=ai", "target", "tech:ai (AI)")]
    [InlineData("source=nobody", "source", "sources page")]
    [InlineData("language=english", "language", "ISO 639-1")]
    [InlineData("colour=red", "colour", "Filters are q, country")]
    [InlineData("from=31-12-2020", "from", "2020-12-31")]
    [InlineData("from=2020-02-30", "from", "year-month-day")]
    [InlineData("to=tomorrow", "to", "year-month-day")]
    [InlineData("from=2021-01-01&to=2020-01-01", "from", "from=2020-01-01&to=2021-01-01")]
    [InlineData("from=2021-01-01&from=2020-01-01", "from", "Give it once")]
    [InlineData("focus=maybe", "focus", "focus=0")]
    [InlineData("sort=title", "sort", "relevance")]
    [InlineData("country=!", "country", "ISO 3166-1")]
    public void What_is_wrong_says_how_to_mend_it(string query, string key, string words)
    {
        var problem = Assert.Single(Parse(query).Problems);

        Assert.Equal(key, problem.Key);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_right_values_beside_a_wrong_one_still_count()
    {
        var parsed = Parse("country=XX&country=GB&from=31-12-2020");

        Assert.Equal(2, parsed.Problems.Count);
        Assert.Equal("country=GB", FilterQuery.Format(parsed.Filter));
    }

    [Fact]
    public void A_value_asked_for_and_excluded_is_a_problem() =>
        Assert.Contains("Drop one", Assert.Single(Parse("country=GB&country=!GB").Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void Keys_of_the_caller_are_no_problem()
    {
        var pairs = new[] { KeyValuePair.Create("cursor", "abc"), KeyValuePair.Create("country", "GB") };

        Assert.Empty(FilterQuery.Parse(pairs, Vocabulary, new HashSet<string> { "cursor" }).Problems);
    }

    [Fact]
    public void Text_that_no_database_takes_is_cleaned()
    {
        var parsed = FilterQuery.Parse([KeyValuePair.Create("q", "a\0b\ud800c")], Vocabulary);

        Assert.Equal("a b\ufffdc", parsed.Filter.Text);
    }

    [Fact]
    public void Endless_text_and_endless_values_are_refused()
    {
        var many = string.Join('&', Enumerable.Range(0, 5).Select(_ => "q=" + new string('a', 600)));

        Assert.All(Parse(many).Problems, problem => Assert.Contains("Shorten", problem.Message, StringComparison.Ordinal));
    }

    private static ParsedFilter Parse(string query) => FilterQuery.Parse(
        query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(pair[0], Uri.UnescapeDataString(pair[1]))),
        Vocabulary);
}
