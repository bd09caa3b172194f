using AngleSharp.Html;

namespace Chokepoint.Scraper.Feeds.Markup;

/// <summary>Takes out what is no text; the upper control characters are windows-1252 in disguise.</summary>
internal static class ControlCharacters
{
    public static string Clean(string text) => text.AsSpan().IndexOfAnyInRange('\u0080', '\u009F') < 0 && !text.Any(IsNoText)
        ? text
        : string.Concat(text.Where(letter => !IsNoText(letter)).Select(letter =>
            letter is >= '\u0080' and <= '\u009F' ? HtmlEntityProvider.GetSymbolFromTable(letter) ?? "" : letter.ToString()));

    private static bool IsNoText(char letter) => letter is < ' ' and not ('\t' or '\n' or '\r') or '\uFFFE' or '\uFFFF';
}
