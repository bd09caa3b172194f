using System.Globalization;
using Chokepoint.Data.Articles;
using Chokepoint.Data.Index;

namespace Chokepoint.Web.Timeline;

/// <summary>When this browser was here before, kept in a cookie: a visit ends with half an hour without a look.</summary>
internal static class VisitMark
{
    public const string Cookie = "visit";

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(30);

    /// <summary>The end of the visit before this one, or null at the first; notes this look.</summary>
    public static DateTimeOffset? Note(HttpContext http, DateTimeOffset now)
    {
        var (before, latest) = Read(http.Request.Cookies[Cookie]);
        if (latest is { } look && now - look > Pause)
        {
            before = look;
        }

        if (!http.Response.HasStarted)
        {
            var value = string.Create(CultureInfo.InvariantCulture, $"{before?.ToUnixTimeSeconds()}.{now.ToUnixTimeSeconds()}");
            http.Response.Cookies.Append(Cookie, value, new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Path = "/" });
        }

        return before;
    }

    /// <summary>The first row that was there at the last visit, where newer ones stand above it; null where nothing divides the list.</summary>
    public static long? Divider(IReadOnlyList<ArticleRow> rows, PageQuery query, DateTimeOffset? since)
    {
        if (since is null || query.Filter.Sort != ArticleSort.NewestFirst || query.After is not null || rows.Count == 0 || rows[0].FirstSeenAt <= since)
        {
            return null;
        }

        return rows.FirstOrDefault(row => row.FirstSeenAt <= since)?.Id;
    }

    private static (DateTimeOffset? Before, DateTimeOffset? Latest) Read(string? cookie) =>
        cookie?.Split('.') is [var before, var latest] ? (Moment(before), Moment(latest)) : (null, null);

    private static DateTimeOffset? Moment(string seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(number)
            : null;
}
