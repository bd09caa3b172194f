using AngleSharp.Dom;
using Chokepoint.Scraper.Extraction.Declared;
using Chokepoint.Scraper.Extraction.Page;

namespace Chokepoint.Scraper.Extraction.Fields;

/// <summary>The short line above a title that names its subject, where it stands inside the same heading.</summary>
internal static class Kicker
{
    /// <summary>What follows it; null for a heading without one.</summary>
    public static string? TextBehind(IElement heading)
    {
        var words = new HintWords();
        var parts = heading.Children.ToList();
        var last = parts.FindLastIndex(part => (words.Of(part) & Hint.Kicker) != 0);
        if (last < 0)
        {
            return null;
        }

        var behind = parts.Skip(last + 1).Where(part => (words.Of(part) & Hint.Hidden) == 0).Select(ShortText.Of);
        var text = ShortText.Squeeze(string.Join(' ', behind));
        return text.Length > 0 ? text : null;
    }
}
