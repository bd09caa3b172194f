using System.Globalization;

namespace Chokepoint.Web.Layout;

/// <summary>What a reader chose on the settings page; it lives in cookies and in nothing else.</summary>
internal sealed class Preferences(IHttpContextAccessor accessor)
{
    public const string ZoneCookie = "zone";
    public const string LanguageCookie = "language";

    /// <summary>Languages that dates and numbers can be written in.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "en-US", "de", "fr", "es", "it", "nl", "pl", "pt", "sv", "ja", "zh"];

    public string Theme => Choice("theme", "auto", "light", "dark");

    public string Density => Choice("density", "cosy", "tight");

    /// <summary>"on" where single-key shortcuts work.</summary>
    public string Keys => Choice("keys", "on", "off");

    public TimeZoneInfo Zone { get; } =
        Cookie(accessor, ZoneCookie) is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;

    public CultureInfo Language { get; } = CultureInfo.GetCultureInfo(
        Cookie(accessor, LanguageCookie) is { } name && Languages.Contains(name) ? name == "en" ? "en-GB" : name : "en-GB");

    public string LanguageName => Cookie(accessor, LanguageCookie) is { } name && Languages.Contains(name) ? name : "en";

    private string Choice(string name, string usual, params string[] others) =>
        Cookie(accessor, name) is { } value && others.Contains(value) ? value : usual;

    // The value went through the browser's escaping: a zone has a slash.
    private static string? Cookie(IHttpContextAccessor accessor, string name) =>
        accessor.HttpContext?.Request.Cookies[name] is { Length: < 64 } value ? Uri.UnescapeDataString(value) : null;
}
