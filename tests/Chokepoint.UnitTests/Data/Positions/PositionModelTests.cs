using System.Globalization;
using Chokepoint.Data.Positions;
using Chokepoint.Tagging;
using static Chokepoint.Tagging.Stance;

namespace Chokepoint.UnitTests.Data.Positions;

public sealed class PositionModelTests
{
    private long lastId;

    [Fact]
    public void Nothing_said_is_no_position() => Assert.Empty(PositionModel.Of([], []));

    [Fact]
    public void The_first_story_makes_the_first_position_from_its_own_moment()
    {
        var span = Assert.Single(Weigh(Story("2020-10-20", Restrictive)));
        Assert.Equal((Restrictive, At("2020-10-20"), null, null), (span.Stance, span.From, span.To, span.Before));
        Assert.Equal([Day("2020-10-20")], span.StoryDays);
    }

    [Fact]
    public void Time_alone_changes_nothing()
    {
        var spans = Weigh(Story("2010-01-01", Supportive), Story("2010-01-02", Cautious));
        Assert.Equal(Supportive, Assert.Single(spans).Stance);
    }

    [Fact]
    public void Recent_word_outweighs_old_word()
    {
        var spans = Weigh(Story("2020-01-28", Cautious, outlet: 1), Story("2020-07-14", Restrictive, outlet: 2));
        Assert.Equal([(Cautious, At("2020-07-14")), (Restrictive, (DateTimeOffset?)null)], spans.Select(span => (span.Stance, span.To)));
        Assert.Equal((Cautious, 1L), (spans[1].Before, spans[1].BeforeArticleId));
    }

    [Fact]
    public void A_near_balance_does_not_flicker()
    {
        var spans = Weigh(Story("2020-10-20", Restrictive, outlet: 1), Story("2020-11-09", Supportive, outlet: 2), Story("2020-11-12", Restrictive, outlet: 3));
        Assert.Equal(Restrictive, Assert.Single(spans).Stance);
    }

    [Fact]
    public void What_is_certain_outweighs_what_is_not()
    {
        var spans = Weigh(Story("2021-03-01", Supportive, confidence: 0.5), Story("2021-03-02", Restrictive, confidence: 0.95, outlet: 2));
        Assert.Equal([Supportive, Restrictive], spans.Select(span => span.Stance));
        spans = Weigh(Story("2021-03-01", Supportive, confidence: 0.95), Story("2021-03-02", Restrictive, confidence: 0.5, outlet: 2));
        Assert.Equal([Supportive], spans.Select(span => span.Stance));
    }

    [Fact]
    public void Copies_count_once()
    {
        var first = Story("2021-03-01", Supportive);
        var copies = Enumerable.Range(2, 9).Select(outlet => Story("2021-03-02", Restrictive, outlet: outlet) with { StoryId = 77 }).ToList();
        var spans = Weigh([first, .. copies]);
        Assert.Equal(Supportive, Assert.Single(spans).Stance);
        spans = Weigh([.. copies]);
        Assert.Equal((1, 1, 8), (spans[0].StoryDays.Count, spans[0].OutletDays.Count, spans[0].Copies));
    }

    [Fact]
    public void Ten_stories_of_one_outlet_are_not_ten_witnesses()
    {
        Testimony[] two = [Story("2021-03-01", Supportive, outlet: 1), Story("2021-03-01", Supportive, outlet: 2)];
        var prolific = Enumerable.Range(0, 10).Select(_ => Story("2021-03-02", Restrictive, outlet: 3));
        Assert.Equal([Supportive], Weigh([.. two, .. prolific]).Select(span => span.Stance));
        var many = Enumerable.Range(3, 3).Select(outlet => Story("2021-03-02", Restrictive, outlet: outlet));
        Assert.Equal([Supportive, Restrictive], Weigh([.. two, .. many]).Select(span => span.Stance));
    }

    [Fact]
    public void The_actors_own_word_outweighs_reports_of_it()
    {
        var reports = Enumerable.Range(1, 3).Select(outlet => Story("2021-03-01", Supportive, outlet: outlet)).ToList();
        var spans = Weigh([.. reports, Story("2021-03-02", Restrictive, outlet: 9) with { Voice = Voice.Official }]);
        Assert.Equal([Supportive, Restrictive], spans.Select(span => span.Stance));
        Assert.Equal(1, spans[1].Official);
    }

    [Fact]
    public void A_state_outlet_of_the_targets_home_never_decides()
    {
        var apart = Enumerable.Range(1, 5).Select(outlet => Story("2021-03-02", Supportive, outlet: outlet) with { Voice = Voice.Apart }).ToList();
        Assert.Empty(Weigh([.. apart]));
        var span = Assert.Single(Weigh([Story("2021-03-01", Restrictive, outlet: 9), .. apart]));
        Assert.Equal((Restrictive, 5, 1), (span.Stance, span.SetApart, span.StoryDays.Count));
    }

    [Fact]
    public void An_analyst_outweighs_everything_before()
    {
        var reports = Enumerable.Range(1, 40).Select(outlet => Story("2021-03-01", Supportive, outlet: outlet)).ToList();
        var spans = Weigh([.. reports, Story("2021-03-02", Restrictive, confidence: 0.4) with { ByAnalyst = true }, Story("2021-03-05", Supportive, outlet: 3)]);
        Assert.Equal([Supportive, Restrictive], spans.Select(span => span.Stance));
        Assert.True(spans[1].ByAnalyst);
    }

    [Fact]
    public void A_change_is_dated_to_the_first_story_that_told_it()
    {
        Testimony[] before = [Story("2020-03-01", Supportive, outlet: 1), Story("2020-03-01", Supportive, outlet: 2), Story("2020-03-01", Supportive, outlet: 3)];
        Testimony[] after = [Story("2020-07-14", Restrictive, outlet: 4), Story("2020-07-15", Restrictive, outlet: 5), Story("2020-07-16", Restrictive, outlet: 6)];
        var spans = Weigh([.. before, .. after]);
        Assert.Equal(At("2020-07-14"), spans[1].From);
        Assert.Equal(At("2020-07-14"), spans[0].To);
    }

    [Fact]
    public void A_story_that_nobody_followed_does_not_date_a_later_change()
    {
        Testimony[] before = [Story("2020-03-01", Supportive, outlet: 1), Story("2020-03-01", Supportive, outlet: 2), Story("2020-03-02", Restrictive, outlet: 3)];
        Testimony[] after = [Story("2020-07-14", Restrictive, outlet: 4), Story("2020-07-15", Restrictive, outlet: 5)];
        Assert.Equal(At("2020-07-14"), Weigh([.. before, .. after])[1].From);
    }

    [Fact]
    public void A_dismissed_shift_leaves_the_position_before()
    {
        Testimony[] stories = [Story("2020-01-28", Cautious, outlet: 1), Story("2020-07-14", Restrictive, outlet: 2)];
        var spans = PositionModel.Of(stories, [new Ruling(At("2020-07-14"), Cautious, 1)]);
        Assert.Equal(Cautious, Assert.Single(spans).Stance);
        Assert.Empty(PositionModel.Of([Story("2020-01-28", Cautious)], [new Ruling(At("2020-01-28"), null, 0)]));
    }

    [Fact]
    public void A_confirmed_shift_stays_whatever_is_found_besides()
    {
        var doubts = Enumerable.Range(5, 6).Select(outlet => Story("2020-07-13", Cautious, outlet: outlet));
        var spans = PositionModel.Of([Story("2020-07-14", Restrictive, outlet: 2), .. doubts], [new Ruling(At("2020-07-14"), Restrictive, 1)]);
        Assert.Equal([Cautious, Restrictive], spans.Select(span => span.Stance));
        Assert.Equal((At("2020-07-14"), true), (spans[1].From, spans[1].ByAnalyst));
    }

    [Fact]
    public void A_new_measure_of_the_actor_strengthens_the_position_once()
    {
        var law = Story("2018-08-13", Restrictive) with { Voice = Voice.Official, Instruments = ["ban"] };
        var list = Story("2019-05-15", Restrictive) with { Voice = Voice.Official, Instruments = ["ban", "sanctions"] };
        var again = Story("2019-06-01", Restrictive) with { Voice = Voice.Official, Instruments = ["sanctions", "statement"] };
        var span = Assert.Single(Weigh(law, list, again));
        Assert.Equal(new PositionStep(At("2019-05-15"), list.ArticleId), Assert.Single(span.Steps));
    }

    [Fact]
    public void An_act_after_a_year_of_silence_is_told_and_a_report_is_not()
    {
        var first = Story("2012-03-26", Restrictive) with { Voice = Voice.Official, Instruments = ["ban"] };
        var report = Story("2015-03-26", Restrictive, outlet: 4) with { Instruments = ["ban"] };
        var second = Story("2018-08-23", Restrictive) with { Voice = Voice.Official, Instruments = ["ban"] };
        Assert.Equal(At("2018-08-23"), Assert.Single(Assert.Single(Weigh(first, report, second)).Steps).At);
    }

    [Fact]
    public void The_order_in_which_articles_arrive_does_not_matter()
    {
        var stories = Enumerable.Range(0, 60).Select(index => Story(
            At("2020-01-01").AddDays(index * 17 % 400).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), (Stance)(index * 7 % 4), outlet: index % 9)).ToArray();
        var expected = Describe(Weigh(stories));
        Assert.Equal(expected, Describe(Weigh([.. stories.Reverse()])));
        Assert.Equal(expected, Describe(Weigh([.. stories.OrderBy(story => story.ArticleId * 31 % 61)])));
    }

    [Fact]
    public void Positions_follow_each_other_without_gap_or_overlap()
    {
        var stories = Enumerable.Range(0, 200).Select(index => Story(
            At("2018-01-01").AddDays(index * 23 % 1500).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), (Stance)(index * index % 4), outlet: index % 13));
        var spans = Weigh([.. stories]);
        Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.True(pair.First.From < pair.Second.From && pair.First.Stance != pair.Second.Stance));
    }

    private static IReadOnlyList<PositionSpan> Weigh(params Testimony[] stories) => PositionModel.Of(stories, []);

    private static IEnumerable<string> Describe(IEnumerable<PositionSpan> spans) =>
        spans.Select(span => $"{span.Stance} {span.From:O} {span.To:O} {span.DecidingArticleId} {span.StoryDays.Count} {span.OutletDays.Count}");

    private Testimony Story(string day, Stance stance, double confidence = 0.8, long outlet = 1)
    {
        var id = ++lastId;
        return new Testimony(id, At(day), stance) { StoryId = id, OutletId = outlet, OutletCountry = "GB", Confidence = confidence };
    }

    private static DateTimeOffset At(string day) => new(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static int Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;
}
