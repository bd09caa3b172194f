using System.Security.Cryptography;

namespace Chokepoint.Web.Views;

/// <summary>Whose views these are: who is signed in, or else this browser, by a cookie that nobody can guess.</summary>
internal static class Reader
{
    private const string Cookie = "reader";
    private const int Letters = 32;

    public static string? IdOf(HttpContext http) => http.User.Identity is { IsAuthenticated: true, Name: { } name }
        ? "user:" + name
        : http.Request.Cookies[Cookie] is { Length: Letters } id && id.All(char.IsAsciiHexDigit) ? "browser:" + id : null;

    /// <summary>Gives a browser its cookie where it has none.</summary>
    public static string EnsureId(HttpContext http)
    {
        if (IdOf(http) is { } known)
        {
            return known;
        }

        var id = Convert.ToHexString(RandomNumberGenerator.GetBytes(Letters / 2));
        http.Response.Cookies.Append(Cookie, id, new()
        {
            MaxAge = TimeSpan.FromDays(400),
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            Path = "/",
        });
        return "browser:" + id;
    }
}
