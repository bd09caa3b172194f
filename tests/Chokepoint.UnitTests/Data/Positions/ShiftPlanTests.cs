using Chokepoint.Data.Positions;
using Chokepoint.Tagging;

namespace Chokepoint.UnitTests.Data.Positions;

public sealed class ShiftPlanTests
{
    private static readonly DateTimeOffset Day = new(2020, 7, 14, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_new_shift_is_added_and_one_that_is_gone_is_taken_out()
    {
        var plan = ShiftPlan.Of(ShiftDraft.Of([Span(Day)]), [Known(Day.AddDays(-400), Stance.Supportive, ShiftState.Found)]);
        Assert.Single(plan.Added);
        Assert.Equal([1], plan.Gone);
        Assert.Empty(plan.Changed);
    }

    [Fact]
    public void A_shift_whose_date_moves_a_little_stays_the_same_shift()
    {
        var plan = ShiftPlan.Of(ShiftDraft.Of([Span(Day)]), [Known(Day.AddDays(2), Stance.Restrictive, ShiftState.Found)]);
        Assert.Empty(plan.Added);
        Assert.Empty(plan.Gone);
        Assert.Equal(1, Assert.Single(plan.Changed).Id);
    }

    [Theory]
    [InlineData(ShiftState.Confirmed)]
    [InlineData(ShiftState.Dismissed)]
    public void What_an_analyst_decided_stays_as_it_was(ShiftState state)
    {
        var plan = ShiftPlan.Of(ShiftDraft.Of([Span(Day)]), [Known(Day.AddDays(2), Stance.Restrictive, state)]);
        Assert.Equal((0, 0, 0), (plan.Added.Count, plan.Changed.Count, plan.Gone.Count));
        plan = ShiftPlan.Of([], [Known(Day, Stance.Restrictive, state)]);
        Assert.Equal((0, 0, 0), (plan.Added.Count, plan.Changed.Count, plan.Gone.Count));
    }

    [Fact]
    public void A_decision_is_a_ruling_on_the_position()
    {
        Assert.Equal(Stance.Restrictive, Known(Day, Stance.Restrictive, ShiftState.Confirmed).Ruling?.Stance);
        Assert.Equal(Stance.Cautious, Known(Day, Stance.Restrictive, ShiftState.Dismissed).Ruling?.Stance);
        Assert.Null(Known(Day, Stance.Restrictive, ShiftState.Found).Ruling);
    }

    private static PositionSpan Span(DateTimeOffset from) => new(Stance.Restrictive, from) { DecidingArticleId = 5 };

    private static KnownShift Known(DateTimeOffset at, Stance after, ShiftState state) => new(1, at, Stance.Cautious, after, state) { AfterArticleId = 5 };
}
