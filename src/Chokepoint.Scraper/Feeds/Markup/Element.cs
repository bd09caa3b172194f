using System.Net;
using System.Text;

namespace Chokepoint.Scraper.Feeds.Markup;

/// <summary>An element or a run of text; exactly one of the two is set.</summary>
internal readonly record struct Node(Element? Element, string? Text, bool IsCData = false);

/// <summary>
/// An element of a feed. <see cref="Key"/> is its name in one spelling whatever prefix the feed chose: "dc:date",
/// "atom:title", and a bare "title" for all that is RSS or has no namespace.
/// </summary>
internal sealed class Element(string name, string key, Element? parent)
{
    private readonly List<Node> nodes = [];
    private readonly List<(string Key, string Value)> attributes = [];

    /// <summary>As written, prefix included.</summary>
    public string Name { get; } = name;

    public string Key { get; } = key;

    public Element? Parent { get; } = parent;

    public IReadOnlyList<Node> Nodes => nodes;

    public IEnumerable<Element> Elements => nodes.Select(node => node.Element).OfType<Element>();

    public bool HasElements => nodes.Exists(node => node.Element is not null);

    public void Add(Node node) => nodes.Add(node);

    public void AddAttribute(string attribute, string value) => attributes.Add((attribute, value));

    public string? Attribute(string attribute)
    {
        foreach (var (candidate, value) in attributes)
        {
            if (candidate == attribute)
            {
                return value;
            }
        }

        return null;
    }

    public IEnumerable<Element> All(string child) => Elements.Where(element => element.Key == child);

    /// <summary>The first child of the first key that has one with any content; keys in order of preference.</summary>
    public Element? First(params ReadOnlySpan<string> keys)
    {
        foreach (var child in keys)
        {
            foreach (var node in nodes)
            {
                if (node.Element is { } element && element.Key == child && !element.IsBlank)
                {
                    return element;
                }
            }
        }

        return null;
    }

    public bool IsBlank => nodes.TrueForAll(node => node.Element is null && string.IsNullOrWhiteSpace(node.Text));

    /// <summary>All text within, trimmed.</summary>
    public string Text()
    {
        if (nodes is [{ Text: { } only }])
        {
            return only.Trim();
        }

        var text = new StringBuilder();
        AppendText(text);
        return text.ToString().Trim();
    }

    /// <summary>What is within as HTML: elements written out, prefixes dropped, character data as it stands.</summary>
    public string Markup(bool escapeCData = false)
    {
        if (!HasElements)
        {
            return Text();
        }

        var markup = new StringBuilder();
        AppendMarkup(markup, escapeCData);
        return markup.ToString().Trim();
    }

    private void AppendText(StringBuilder text)
    {
        foreach (var node in nodes)
        {
            text.Append(node.Text);
            node.Element?.AppendText(text);
        }
    }

    private void AppendMarkup(StringBuilder markup, bool escapeCData)
    {
        foreach (var node in nodes)
        {
            if (node.Element is not { } element)
            {
                markup.Append(node.IsCData && !escapeCData ? node.Text : WebUtility.HtmlEncode(node.Text));
                continue;
            }

            var name = element.Name[(element.Name.IndexOf(':', StringComparison.Ordinal) + 1)..];
            markup.Append('<').Append(name);
            foreach (var (attribute, value) in element.attributes)
            {
                markup.Append(' ').Append(attribute).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
            }

            markup.Append('>');
            element.AppendMarkup(markup, escapeCData);
            if (!LenientNames.IsVoid(name))
            {
                markup.Append("</").Append(name).Append('>');
            }
        }
    }
}
