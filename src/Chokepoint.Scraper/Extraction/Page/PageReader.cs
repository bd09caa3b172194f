using AngleSharp.Dom;

namespace Chokepoint.Scraper.Extraction.Page;

/// <summary>Flattens a parsed page into a <see cref="PageTree"/>, without recursion: the page decides how deep it nests.</summary>
internal sealed class PageReader
{
    private readonly PageTree tree;
    private readonly HintWords words = new();
    private readonly TextRun run = new();
    private readonly Stack<Frame> open = new();

    private PageReader(IDocument document) => tree = new PageTree(document);

    private sealed record Frame(INodeList Children, int Node, TextStyle Style, bool IsBlock)
    {
        public int Next { get; set; }
        public int? OpensNode { get; init; }
    }

    public static PageTree Read(IDocument document)
    {
        var reader = new PageReader(document);
        if (document.DocumentElement is { } root)
        {
            reader.Enter(root, new Frame(root.ChildNodes, -1, TextStyle.None, IsBlock: true));
            reader.Walk();
        }

        return reader.tree;
    }

    private void Walk()
    {
        while (open.TryPeek(out var frame))
        {
            if (frame.Next >= frame.Children.Length)
            {
                Leave(open.Pop());
                continue;
            }

            var child = frame.Children[frame.Next++];
            if (child is IText text)
            {
                run.Append(text.Data, frame.Style);
            }
            else if (child is IElement element)
            {
                Visit(element, frame);
            }
        }
    }

    private void Visit(IElement element, Frame frame)
    {
        var name = element.LocalName;
        if (name is "br" or "hr")
        {
            if (name == "hr" || run.Break())
            {
                Flush();
            }
        }
        else if (Tags.IsUnread(name))
        {
            KeepLinkedData(element, name);
        }
        else if (name is "meta" or "link")
        {
            tree.Declarations.Add(element);
        }
        else
        {
            Enter(element, frame);
        }
    }

    private void KeepLinkedData(IElement element, string name)
    {
        if (name == "script" && element.GetAttribute("type") is { } type && type.Contains("ld+json", StringComparison.OrdinalIgnoreCase))
        {
            tree.LinkedData.Add(element.TextContent);
        }
    }

    private void Enter(IElement element, Frame parent)
    {
        var name = element.LocalName;
        var inline = Tags.IsInline(name);
        var hints = element.Attributes.Length == 0 && inline ? Hint.None : words.Of(element);
        Declare(element, name);
        if (inline && (hints & Hint.Hidden) != 0)
        {
            return;
        }

        var style = parent.Style | Style(name);
        if (inline && (name == "a" || (hints & BlockLike) == 0))
        {
            open.Push(new Frame(element.ChildNodes, parent.Node, style, IsBlock: false));
            return;
        }

        Flush();
        var context = Tags.Context(name) | (parent.Node >= 0 ? tree.Nodes[parent.Node].Context : BlockContext.None);
        var node = new PageNode(element, tree.Nodes.Count, parent.Node) { Hints = hints, Context = context, FirstBlock = tree.Blocks.Count };
        tree.Nodes.Add(node);
        open.Push(new Frame(element.ChildNodes, node.Index, style, IsBlock: true));
    }

    // A span that only holds a credit, a byline or a share bar stands apart from the text around it.
    private const Hint BlockLike = Hint.Caption | Hint.Share | Hint.Related | Hint.Promo | Hint.Ad | Hint.Byline | Hint.Comments;

    private void Leave(Frame frame)
    {
        if (frame.IsBlock)
        {
            Flush(frame.Node);
            var node = tree.Nodes[frame.Node];
            node.End = tree.Nodes.Count;
            node.EndBlock = tree.Blocks.Count;
        }
    }

    private void Flush()
    {
        if (open.TryPeek(out var frame))
        {
            Flush(frame.Node);
        }
    }

    private void Flush(int node)
    {
        if (run.Take(node, tree.Nodes[node].Context) is { } block)
        {
            tree.Blocks.Add(block);
        }
    }

    private void Declare(IElement element, string name)
    {
        if (name is "time" or "h1" || element.HasAttribute("itemprop") || (name == "a" && element.HasAttribute("rel")))
        {
            tree.Declarations.Add(element);
        }
    }

    private static TextStyle Style(string name) => name switch
    {
        "a" => TextStyle.Link,
        "b" or "strong" => TextStyle.Bold,
        "em" or "i" => TextStyle.Italic,
        _ => TextStyle.None,
    };
}
