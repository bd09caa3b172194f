namespace Chokepoint.Scraper.Feeds.Markup;

/// <summary>The elements that a lenient reader has open, and what a tag closes that was not closed in order.</summary>
internal sealed class OpenElements
{
    private const int MaximumDepth = 200;

    private readonly Stack<(Element Element, NamespaceScope? Scope)> open = new();

    // Elements below the greatest depth are not opened; their end tags must not close others.
    private int unopened;

    public OpenElements() => open.Push((Document, null));

    public Element Document { get; } = new("", "", null);

    public Element Top => open.Peek().Element;

    public NamespaceScope? Scope => open.Peek().Scope;

    public void Open(Element element, NamespaceScope? scope)
    {
        if (open.Count < MaximumDepth)
        {
            open.Push((element, scope));
        }
        else
        {
            unopened++;
        }
    }

    /// <summary>An end tag closes all down to the element of its name; where none is open it closes nothing.</summary>
    public void Close(ReadOnlySpan<char> name)
    {
        if (unopened > 0)
        {
            unopened--;
            return;
        }

        var levels = 0;
        foreach (var (element, _) in open)
        {
            levels++;
            if (name.Equals(element.Name, StringComparison.OrdinalIgnoreCase))
            {
                Close(levels);
                return;
            }
        }
    }

    /// <summary>What the start of an element of this key shows to have ended without an end tag.</summary>
    public void CloseUnfinished(string next)
    {
        if (LenientNames.Ends(Top.Key, next))
        {
            open.Pop();
        }

        if (!LenientNames.IsEntry(next))
        {
            return;
        }

        var levels = 0;
        foreach (var (element, _) in open)
        {
            levels++;
            if (element.Attribute("type")?.Contains("xml", StringComparison.OrdinalIgnoreCase) == true)
            {
                return;
            }

            if (element.Key == next)
            {
                Close(levels);
                return;
            }
        }
    }

    private void Close(int levels)
    {
        for (; levels > 0; levels--)
        {
            open.Pop();
        }
    }
}
