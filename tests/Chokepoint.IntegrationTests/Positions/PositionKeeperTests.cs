using Chokepoint.Data.Articles;
using Chokepoint.Data.Positions;
using Chokepoint.IntegrationTests.Data;
using Chokepoint.IntegrationTests.Support;
using Chokepoint.Tagging;

namespace Chokepoint.IntegrationTests.Positions;

public sealed class PositionKeeperTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly Pair Huawei = new("GB", "huawei");
    private readonly TestDatabase database = new(postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Only_what_changed_is_weighed_again()
    {
        await AddAsync("a", "2020-01-28", Stance.Cautious, "huawei");
        await AddAsync("b", "2020-01-29", Stance.Restrictive, "zte");
        Assert.Equal(2, await UpdateAsync());
        await AddAsync("c", "2020-07-14", Stance.Restrictive, "huawei");
        Assert.Equal(1, await UpdateAsync());
        Assert.Equal(0, await UpdateAsync());
        Assert.Equal([(Stance.Cautious, "2020-07-14"), (Stance.Restrictive, null)], await HistoryAsync());
        Assert.Equal(["2020-07-14 Cautious Restrictive", "2020-01-28  Cautious"], await ShiftsAsync());
    }

    [Fact]
    public async Task An_edit_that_takes_the_stance_back_takes_the_shift_back()
    {
        await AddAsync("a", "2020-01-28", Stance.Cautious, "huawei");
        await AddAsync("b", "2020-07-14", Stance.Restrictive, "huawei");
        await UpdateAsync();
        await AddAsync("b", "2020-07-14", null, "huawei", "Corrected: nothing was decided.");
        Assert.Equal(1, await UpdateAsync());
        Assert.Equal([(Stance.Cautious, null)], await HistoryAsync());
        Assert.Equal(["2020-01-28  Cautious"], await ShiftsAsync());
    }

    [Fact]
    public async Task Copies_that_are_joined_later_count_once()
    {
        var first = await AddAsync("a", "2020-01-28", Stance.Cautious, "huawei");
        var second = await AddAsync("b", "2020-01-29", Stance.Cautious, "huawei");
        await UpdateAsync();
        Assert.Equal(2, (await PositionAsync("2021-01-01"))?.StoriesBy(Day("2021-01-01")));
        await database.Get<ClusterStore>().JoinAsync(first, second, Cancel);
        await UpdateAsync();
        var position = await PositionAsync("2021-01-01");
        Assert.Equal((1, 1), (position?.StoriesBy(Day("2021-01-01")), position?.Span.Copies));
    }

    [Fact]
    public async Task A_dismissed_shift_stays_dismissed_and_leaves_the_position_before()
    {
        await AddAsync("a", "2020-01-28", Stance.Cautious, "huawei");
        await AddAsync("b", "2020-07-14", Stance.Restrictive, "huawei");
        await UpdateAsync();
        var shift = (await PageAsync(new ShiftQuery(ArticleFilter.All))).Single(shift => shift.After == Stance.Restrictive);
        Assert.True(await database.Get<ShiftDecisions>().DecideAsync(shift.Id, ShiftState.Dismissed, "analyst", Cancel));
        await database.Get<PositionKeeper>().RecomputeAsync(Cancel);
        Assert.Equal([(Stance.Cautious, null)], await HistoryAsync());
        var dismissed = Assert.Single(await PageAsync(new ShiftQuery(ArticleFilter.All) { State = ShiftState.Dismissed }));
        Assert.Equal((shift.Id, "analyst"), (dismissed.Id, dismissed.DecidedBy));
        Assert.True(await database.Get<ShiftDecisions>().DecideAsync(shift.Id, ShiftState.Found, "analyst", Cancel));
        Assert.Equal(2, (await HistoryAsync()).Count);
    }

    [Fact]
    public async Task A_confirmed_shift_survives_what_is_found_later()
    {
        await AddAsync("a", "2020-07-14", Stance.Restrictive, "huawei");
        await UpdateAsync();
        var shift = Assert.Single(await PageAsync(new ShiftQuery(ArticleFilter.All)));
        await database.Get<ShiftDecisions>().DecideAsync(shift.Id, ShiftState.Confirmed, "analyst", Cancel);
        for (var day = 15; day < 20; day++)
        {
            await AddAsync($"doubt-{day}", $"2020-07-{day}", Stance.Cautious, "huawei", outlet: $"Outlet {day}");
        }

        await UpdateAsync();
        Assert.Equal(Stance.Restrictive, (await PositionAsync("2020-08-01"))?.Span.Stance);
        Assert.Equal(ShiftState.Confirmed, Assert.Single(await PageAsync(new ShiftQuery(ArticleFilter.All))).State);
    }

    [Fact]
    public async Task Shifts_take_the_filters_of_all_pages()
    {
        await AddAsync("a", "2020-01-28", Stance.Cautious, "huawei");
        await AddAsync("b", "2020-07-14", Stance.Restrictive, "huawei");
        await AddAsync("c", "2021-03-01", Stance.Supportive, "zte", outlet: "Other Wire");
        await UpdateAsync();
        Assert.Equal(3, (await PageAsync(new ShiftQuery(ArticleFilter.All))).Count);
        Assert.Single(await PageAsync(new ShiftQuery(new ArticleFilter { Targets = new FacetChoice(["zte"], []) })));
        Assert.Equal(2, (await PageAsync(new ShiftQuery(new ArticleFilter { Targets = new FacetChoice([], ["zte"]) }))).Count);
        Assert.Single(await PageAsync(new ShiftQuery(new ArticleFilter { Stances = new FacetChoice(["restrictive"], []) })));
        Assert.Single(await PageAsync(new ShiftQuery(new ArticleFilter { Sources = new FacetChoice(["other-wire"], []) })));
        Assert.Single(await PageAsync(new ShiftQuery(new ArticleFilter { From = Day("2020-02-01"), To = Day("2020-07-14") })));
        Assert.Single(await PageAsync(new ShiftQuery(new ArticleFilter { Companies = new FacetChoice(["zte"], []) })));
        Assert.Equal(3, (await PageAsync(new ShiftQuery(ArticleFilter.All) { About = "GB" })).Count);
        var first = await database.Get<ShiftReader>().PageAsync(new ShiftQuery(ArticleFilter.All) { Size = 2 }, Cancel);
        var rest = await database.Get<ShiftReader>().PageAsync(new ShiftQuery(ArticleFilter.All) { Size = 2, After = first.Next }, Cancel);
        Assert.Equal((2, 1, true), (first.Rows.Count, rest.Rows.Count, rest.Next is null));
    }

    [Fact]
    public async Task Entries_that_were_removed_unread_make_it_weigh_everything_again()
    {
        await AddAsync("a", "2020-01-28", Stance.Cautious, "huawei");
        await AddAsync("b", "2020-01-29", Stance.Restrictive, "zte");
        await UpdateAsync();
        await AddAsync("c", "2020-07-14", Stance.Restrictive, "huawei");
        await AddAsync("d", "2020-07-15", Stance.Restrictive, "smic");
        await using (var command = database.Get<Npgsql.NpgsqlDataSource>().CreateCommand("""
            update setting set value = split_part(value, ':', 1) || ':1:' || extract(epoch from now() - interval '3 days')::bigint where key = 'positions';
            delete from article_change where seq < (select max(seq) from article_change)
            """))
        {
            await command.ExecuteNonQueryAsync(Cancel);
        }

        Assert.Equal(3, await UpdateAsync());
        Assert.Equal([(Stance.Cautious, "2020-07-14"), (Stance.Restrictive, null)], await HistoryAsync());
        Assert.Equal(0, await UpdateAsync());
    }

    private Task<int> UpdateAsync() => database.Get<PositionKeeper>().UpdateAsync(Cancel);

    private async Task<IReadOnlyList<ShiftRow>> PageAsync(ShiftQuery query) => (await database.Get<ShiftReader>().PageAsync(query, Cancel)).Rows;

    private async Task<List<(Stance, string?)>> HistoryAsync() =>
        [.. (await BookAsync()).History(Huawei).Select(entry => (entry.Span.Stance, entry.Span.To?.ToString("yyyy-MM-dd", null)))];

    private async Task<PositionEntry?> PositionAsync(string day) => (await BookAsync()).Find(Huawei, Day(day));

    private async Task<PositionBook> BookAsync()
    {
        await database.Get<PositionShelf>().RefreshAsync(Cancel);
        return await database.Get<PositionShelf>().GetAsync(Cancel);
    }

    private async Task<IEnumerable<string>> ShiftsAsync() => (await PageAsync(new ShiftQuery(ArticleFilter.All)))
        .Where(shift => shift.Pair == Huawei).Select(shift => $"{shift.At:yyyy-MM-dd} {shift.Before} {shift.After}");

    private async Task<long> AddAsync(string name, string day, Stance? stance, string company, string? body = null, string outlet = "Test Wire")
    {
        var title = $"Title of {name} on {company}";
        var tags = stance is not { } said ? ArticleTags.None : new ArticleTags
        {
            Companies = [company],
            Stances = [new StanceTag { Actor = "GB", Target = new Entity(EntityKind.Company, company), Stance = said, Confidence = 0.8, Start = 0, Length = title.Length, Rule = "test" }],
        };
        var article = TestDatabase.Article($"https://wire.example/{name}", title, body ?? $"Body of {name}.", tags) with
        {
            SourceName = outlet,
            PublishedAt = new DateTimeOffset(Day(day).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
            PublishedPrecision = PublishedPrecision.Day,
        };
        return (await database.Get<ArticleStore>().AddAsync(article, Cancel)).Id;
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
