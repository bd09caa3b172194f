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
    // What the tagger finds of the record by general rules; a better tagger raises it.
    private const int Found = 30;

    /// <summary>A decision is found where the position holds on its day, by a shift of that day or by an earlier act that made it.</summary>
    [Fact]
    public async Task The_dated_record_of_national_decisions_is_found()
    {
        var book = await desk.Database.Get<PositionShelf>().GetAsync(TestContext.Current.CancellationToken);
        var found = PublicRecord.Decisions.Count(decision => IsFound(decision, book));
        Assert.True(found >= Found, $"{found} of {PublicRecord.Decisions.Count} found");
    }

    private bool IsFound(RecordedDecision decision, PositionBook book)
    {
        var pair = new Pair(decision.Actor, decision.Target);
        var day = DateOnly.ParseExact(decision.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (before, on) = (book.Find(pair, day.AddDays(-1))?.Span, book.Find(pair, day)?.Span);
        var shift = desk.Shifts.FirstOrDefault(shift => shift.Pair == pair && DateOnly.FromDateTime(shift.At.UtcDateTime) == day);
        var found = on?.Stance == decision.After && (before?.Stance == decision.After || shift?.After == decision.After);
        output.WriteLine($"{(found ? "found " : "MISSED")} {decision.Day} {decision.Actor} on {decision.Target}: {decision.After} ({decision.Document}); "
            + (shift is null ? $"position {on?.Stance.ToString() ?? "unknown"} since {on?.From:yyyy-MM-dd}" : $"shift {shift.Before?.ToString() ?? "none"} -> {shift.After}: {shift.AfterEvidence?.Sentence}"));
        return found;
    }

    [Theory]
    [InlineData("AU", "2012-03-26")]
    [InlineData("AU", "2018-08-23")]
    [InlineData("NZ", "2018-11-28")]
    [InlineData("US", "2019-05-15")]
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
    public void Britain_turned_from_letting_Huawei_in_under_limits_to_shutting_it_out() =>
        Assert.Contains(desk.Shifts, shift => shift.Pair == new Pair("GB", "huawei") && shift is { Before: Stance.Cautious, After: Stance.Restrictive }
            && shift.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) == "2020-07-14");

    [Fact]
    public void Every_shift_has_the_sentence_after_and_where_a_position_was_known_the_one_before()
    {
        Assert.NotEmpty(desk.Shifts);
        Assert.All(desk.Shifts, shift => Assert.False(string.IsNullOrEmpty(shift.AfterEvidence?.Sentence)));
        Assert.All(desk.Shifts.Where(shift => shift.Before is not null), shift => Assert.False(string.IsNullOrEmpty(shift.BeforeEvidence?.Sentence)));
        Assert.All(desk.Shifts.Where(shift => shift.BeforeEvidence is not null), shift => Assert.True(shift.BeforeEvidence?.At < shift.At));
    }
}
