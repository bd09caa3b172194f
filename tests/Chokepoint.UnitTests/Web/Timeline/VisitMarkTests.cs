using Chokepoint.Data.Articles;
using Chokepoint.Data.Index;
using Chokepoint.Web.Timeline;
using Microsoft.AspNetCore.Http;

namespace Chokepoint.UnitTests.Web.Timeline;

public sealed class VisitMarkTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_first_visit_has_none_before() => Assert.Null(Look(cookie: null, Noon).Before);

    [Fact]
    public void A_look_within_the_same_visit_keeps_the_end_of_the_one_before()
    {
        var cookie = $"{Noon.AddDays(-1).ToUnixTimeSeconds()}.{Noon.AddMinutes(-10).ToUnixTimeSeconds()}";
        Assert.Equal(Noon.AddDays(-1), Look(cookie, Noon).Before);
    }

    [Fact]
    public void After_half_an_hour_a_new_visit_begins()
    {
        var cookie = $".{Noon.AddHours(-2).ToUnixTimeSeconds()}";
        var (before, written) = Look(cookie, Noon);
        Assert.Equal(Noon.AddHours(-2), before);
        Assert.Contains($"visit={before?.ToUnixTimeSeconds()}.{Noon.ToUnixTimeSeconds()}", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("1.2.3")]
    [InlineData("-5.99999999999999999999")]
    public void Rubbish_in_the_cookie_is_a_first_visit(string cookie) => Assert.Null(Look(cookie, Noon).Before);

    [Fact]
    public void The_divider_stands_above_the_first_row_that_was_there_before()
    {
        ArticleRow[] rows = [Row(3, Noon.AddHours(1)), Row(2, Noon.AddHours(-1)), Row(1, Noon.AddHours(2))];
        Assert.Equal(2, VisitMark.Divider(rows, PageQuery.Empty, Noon));
        Assert.Null(VisitMark.Divider(rows, PageQuery.Empty, null));
        Assert.Null(VisitMark.Divider(rows, PageQuery.Empty, Noon.AddHours(3)));
        Assert.Null(VisitMark.Divider(rows, PageQuery.Empty with { Filter = ArticleFilter.All with { Sort = ArticleSort.Relevance } }, Noon));
    }

    private static (DateTimeOffset? Before, string Written) Look(string? cookie, DateTimeOffset now)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = cookie is null ? "" : $"{VisitMark.Cookie}={cookie}";
        return (VisitMark.Note(http, now), http.Response.Headers.SetCookie.ToString());
    }

    private static ArticleRow Row(long id, DateTimeOffset seen) => new()
    {
        Id = id,
        FirstSeenAt = seen,
        Title = "t",
        Lead = "",
        Url = "",
        SourceId = 1,
        ClusterId = id,
        Countries = [],
        Focus = [],
        Companies = [],
        Technologies = [],
        Instruments = [],
        Stances = [],
    };
}
