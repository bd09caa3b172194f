using System.Net;
using System.Text;
using Chokepoint.Scraper.Feeds.Markup;

namespace Chokepoint.Scraper.Feeds.Formats;

/// <summary>Elements that hold text in one of the forms plain, escaped HTML, inline markup, Base64.</summary>
internal static class TextConstruct
{
    public static string? Html(Element? element)
    {
        if (element is null)
        {
            return null;
        }

        var type = (element.Attribute("type") ?? "").Trim().ToLowerInvariant();
        var mode = (element.Attribute("mode") ?? "").Trim().ToLowerInvariant();
        if (mode == "base64" || (type.Contains('/', StringComparison.Ordinal) && !type.Contains("xml", StringComparison.Ordinal) && !type.StartsWith("text/", StringComparison.Ordinal)))
        {
            return Unpacked(element.Text()) ?? element.Text();
        }

        if (element.HasElements)
        {
            return Inner(element).Markup(escapeCData: type == "xhtml");
        }

        var text = element.Text();
        return type is "text" or "text/plain" && mode != "escaped" && element.Key.StartsWith("atom:", StringComparison.Ordinal) ? WebUtility.HtmlEncode(text) : text;
    }

    public static string? Plain(Element? element) => element is null ? null : PlainText.FromHtml(Html(element) ?? "");

    // The div around inline XHTML is no part of the text.
    private static Element Inner(Element element)
    {
        var children = element.Elements.ToArray();
        var onlyChild = children.Length == 1 && element.Nodes.All(node => node.Element is not null || string.IsNullOrWhiteSpace(node.Text));
        return onlyChild && children[0].Key is "xhtml:div" or "atom:div" or "div" ? children[0] : element;
    }

    private static string? Unpacked(string text)
    {
        var buffer = new byte[text.Length];
        var unpacked = Convert.TryFromBase64String(text, buffer, out var written) ? Encoding.UTF8.GetString(buffer, 0, written) : null;
        return unpacked?.Any(letter => letter == '\uFFFD' || (char.IsControl(letter) && !char.IsWhiteSpace(letter))) == false ? unpacked : null;
    }
}
