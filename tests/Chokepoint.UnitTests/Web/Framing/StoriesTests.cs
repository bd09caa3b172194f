using Chokepoint.Data.Index;
using Chokepoint.Data.Positions;
using Chokepoint.Web.Framing;
using Chokepoint.Web.Sources;
using StanceClass = Chokepoint.Tagging.Stance;
using Stories = Chokepoint.Web.Framing.Stories;

namespace Chokepoint.UnitTests.Web.Framing;

public sealed class StoriesTests
{
    private static readonly SourceList Outlets = new(
    [
        new(1, "herald", "Herald") { Country = "GB", Affiliation = "independent" },
        new(2, "daily", "Daily") { Country = "CN", Affiliation = "state" },
        new(3, "post", "Post") { Country = "AU", Affiliation = "independent" },
    ]);

    [Fact]
    public void Articles_of_some_days_with_actor_target_and_instrument_in_common_are_one_story()
    {
        var story = Assert.Single(Of(Article(1, 1, day: 1), Article(2, 2, day: 4), Article(3, 3, day: 11)));
        Assert.Equal(new StoryKey(new Pair("GB", "huawei"), "ban"), story.Key);
        Assert.Equal((3, 3, 3), (story.Articles.Count, story.Outlets, story.Clusters));
        Assert.Equal((1, 11), (story.From.Day, story.To.Day));
    }

    [Fact]
    public void A_week_without_an_article_ends_a_story()
    {
        var stories = Of(Article(1, 1, day: 1), Article(2, 2, day: 8), Article(3, 3, day: 16));
        Assert.Equal(["3", "1 2"], stories.Select(Ids));
    }

    [Fact]
    public void Another_instrument_or_none_is_another_story_and_copies_are_counted_once()
    {
        var stories = Of(Article(1, 1), Article(2, 2, cluster: 1), Article(3, 3, instruments: ["sanctions", "ban"]), Article(4, 3, instruments: []));
        Assert.Equal(["1 2 3", "3", "4"], stories.Select(Ids).Order());
        Assert.Equal(2, stories.Single(story => story.Key.Instrument == "ban").Clusters);
        Assert.Null(stories.Single(story => Ids(story) == "4").Key.Instrument);
    }

    [Fact]
    public void Only_wanted_stances_make_stories()
    {
        var both = Article(1, 1) with { Stances = [Stance("GB", "huawei"), Stance("US", "zte")] };
        Assert.Equal(2, Of(both).Count);
        Assert.Equal("US", Assert.Single(Stories.Of([both], stance => stance.Actor == "US")).Key.Pair.Actor);
    }

    [Fact]
    public void Outlets_stand_side_by_side_with_their_words_of_blame_and_whom_they_leave_out()
    {
        var story = Assert.Single(Of(
            Article(1, 1) with { Countries = ["GB", "US"] },
            Article(2, 2) with { Countries = ["GB", "CN"] },
            Article(3, 3) with { Countries = ["GB", "US"] }));
        var tellings = Stories.Tellings(story, Outlets, article => article.SourceId == 2 ? "Hysteria! Baseless hysteria." : "A calm text of the threat.");
        Assert.Equal(["Post", "Daily", "Herald"], tellings.Select(telling => telling.Outlet.Name));
        var daily = tellings[1];
        Assert.Equal([("hysteria", 2), ("baseless", 1)], daily.Blame);
        Assert.Equal(["US"], daily.Omitted);
        // Only one of the two others names China.
        Assert.Equal(["CN"], tellings[0].Omitted);
        Assert.Equal("threat", Assert.Single(tellings[0].Blame).Word);
    }

    [Fact]
    public void A_story_of_one_outlet_leaves_nobody_out()
    {
        var telling = Assert.Single(Stories.Tellings(Assert.Single(Of(Article(1, 1))), Outlets, _ => ""));
        Assert.Empty(telling.Omitted);
        Assert.Empty(telling.Blame);
    }

    [Theory]
    [InlineData("The minister accused it of spying; spying it is.", "spying accused")]
    [InlineData("A discriminatory and unfair coercion.", "coercion discriminatory unfair")]
    [InlineData("Threats THREATEN no threatre.", "threaten threats")]
    [InlineData("", "")]
    public void Words_of_blame_are_whole_words_most_frequent_first(string text, string words) =>
        Assert.Equal(words, string.Join(' ', BlameWords.In(text).Select(word => word.Word)));

    private static IReadOnlyList<Story> Of(params ArticleRow[] articles) => Stories.Of(articles, _ => true);

    private static string Ids(Story story) => string.Join(' ', story.Articles.Select(article => article.Id));

    private static StanceRow Stance(string actor, string target) => new(actor, target, StanceClass.Restrictive, 0.9, 0, 1, "Sentence.");

    private static ArticleRow Article(long id, long source, int day = 1, long? cluster = null, string[]? instruments = null) => new()
    {
        Id = id,
        Title = $"Title {id}",
        Lead = "",
        Url = "",
        SourceId = source,
        FirstSeenAt = DateTimeOffset.UnixEpoch,
        PublishedAt = new DateTimeOffset(2020, 7, day, 0, 0, 0, TimeSpan.Zero),
        ClusterId = cluster ?? id,
        Countries = ["GB"],
        Focus = ["GB"],
        Companies = ["huawei"],
        Technologies = [],
        Instruments = instruments ?? ["ban"],
        Stances = [Stance("GB", "huawei")],
    };
}
