using System.Collections.Frozen;

namespace Chokepoint.Scraper.Extraction.Page;

/// <summary>How element names behave, as far as text is concerned.</summary>
internal static class Tags
{
    private static readonly FrozenSet<string> Unread = FrozenSet.Create(
        "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "button", "select", "textarea",
        "input", "option", "datalist", "audio", "video", "canvas", "dialog", "applet", "map", "progress", "meter", "noframes", "amp-ad",
        "amp-consent", "amp-sidebar", "title");

    private static readonly FrozenSet<string> Inline = FrozenSet.Create(
        "a", "b", "strong", "i", "em", "span", "u", "s", "small", "sub", "sup", "font", "mark", "abbr", "cite", "code", "q", "time",
        "label", "img", "wbr", "ins", "del", "bdi", "bdo", "kbd", "samp", "var", "data", "big", "tt", "acronym", "strike", "nobr",
        "ruby", "rt", "rp", "dfn", "picture", "source", "o:p", "st1:place", "amp-img", "blink");

    public static bool IsUnread(string name) => Unread.Contains(name);

    public static bool IsInline(string name) => Inline.Contains(name);

    public static BlockContext Context(string name) => name switch
    {
        "li" or "dd" or "dt" => BlockContext.ListItem,
        "blockquote" => BlockContext.Quote,
        "figure" => BlockContext.Figure,
        "figcaption" => BlockContext.Figure | BlockContext.FigureCaption,
        "table" => BlockContext.Table,
        "h1" => BlockContext.Heading | BlockContext.TopHeading,
        "h2" or "h3" or "h4" or "h5" or "h6" => BlockContext.Heading,
        "p" => BlockContext.Paragraph,
        "aside" => BlockContext.Aside,
        "article" => BlockContext.Article,
        "main" => BlockContext.Main,
        "pre" => BlockContext.Code,
        "header" => BlockContext.Header,
        "form" => BlockContext.Form,
        _ => BlockContext.None,
    };
}
