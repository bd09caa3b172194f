using System.Globalization;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Positions;
using Chokepoint.Data.Sources;
using Chokepoint.Data.Views;
using Chokepoint.IntegrationTests.Data;
using Chokepoint.IntegrationTests.Support;
using Chokepoint.Scraper.Starter;
using Chokepoint.Tagging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chokepoint.IntegrationTests.Positions;

/// <summary>The starter corpus, loaded and weighed as a new desk does it.</summary>
public sealed class StarterDesk(PostgresFixture postgres) : IAsyncLifetime
{
    public TestDatabase Database { get; } = new(postgres);

    public IReadOnlyList<ShiftRow> Shifts { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        await new StarterLoader(
            Database.Get<ArticleStore>(), Database.Get<SourceStore>(), Database.Get<Settings>(), NullLogger<StarterLoader>.Instance)
            .LoadAsync(CancellationToken.None);
        await Database.Get<PositionKeeper>().UpdateAsync(CancellationToken.None);
        Shifts = (await Database.Get<ShiftReader>().PageAsync(new ShiftQuery(ArticleFilter.All) { Size = 1000 }, CancellationToken.None)).Rows;
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}

public sealed class PublicRecordTests(StarterDesk desk, ITestOutputHelper output) : IClassFixture<StarterDesk>
{
    public static TheoryData<string, string, string> Record => [.. PublicRecord.Decisions.Select(decision => (decision.Actor, decision.Target, decision.Day))];

    /// <summary>An earlier act may have made the same position first: then no shift is due on the day, and the position must hold.</summary>
    [Theory]
    [MemberData(nameof(Record))]
    public async Task A_decision_of_the_public_record_is_found(string actor, string target, string day)
    {
        var decision = PublicRecord.Decisions.Single(one => (one.Actor, one.Target, one.Day) == (actor, target, day));
        var on = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var book = await desk.Database.Get<PositionShelf>().GetAsync(TestContext.Current.CancellationToken);
        foreach (var shift in desk.Shifts.Where(shift => shift.Pair == new Pair(actor, target)))
        {
            output.WriteLine($"{shift.At:yyyy-MM-dd} {shift.Before?.ToString() ?? "none"} -> {shift.After}: {shift.AfterEvidence?.Sentence}");
        }

        var before = book.Find(new Pair(actor, target), on.AddDays(-1));
        Assert.Equal(decision.After, book.Find(new Pair(actor, target), on)?.Span.Stance);
        if (before?.Span.Stance != decision.After)
        {
            Assert.Contains(desk.Shifts, shift => shift.Pair == new Pair(actor, target) && shift.After == decision.After
                && DateOnly.FromDateTime(shift.At.UtcDateTime) == on);
        }
    }

    [Theory]
    [InlineData("AU", "2012-03-26")]
    [InlineData("GB", "2020-07-14")]
    [InlineData("SE", "2020-10-20")]
    [InlineData("CA", "2022-05-19")]
    public void The_known_bans_of_Huawei_are_shifts_of_their_day(string actor, string day)
    {
        var shift = Assert.Single(desk.Shifts, shift => shift.Pair == new Pair(actor, "huawei") && shift.After == Stance.Restrictive
            && shift.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) == day);
        Assert.False(string.IsNullOrEmpty(shift.AfterEvidence?.Sentence));
    }

    [Fact]
    public void A_shift_has_the_sentence_before_and_after()
    {
        var ban = desk.Shifts.Single(shift => shift.Pair == new Pair("GB", "huawei") && shift.After == Stance.Restrictive);
        Assert.Equal(Stance.Cautious, ban.Before);
        Assert.Equal(new DateTimeOffset(2020, 1, 28, 0, 0, 0, TimeSpan.Zero), ban.BeforeEvidence?.At);
    }
}
