using System.Text;
using AngleSharp.Dom;

namespace Chokepoint.Scraper.Extraction.Declared;

/// <summary>The text of a small element, cut off early: nobody's name is a page long.</summary>
internal static class ShortText
{
    private const int Longest = 400;

    public static string Of(IElement element)
    {
        var text = new StringBuilder();
        var open = new Stack<(INodeList Children, int Next)>();
        open.Push((element.ChildNodes, 0));
        while (text.Length < Longest && open.TryPop(out var frame))
        {
            if (frame.Next >= frame.Children.Length)
            {
                continue;
            }

            var child = frame.Children[frame.Next];
            open.Push((frame.Children, frame.Next + 1));
            if (child is IText words)
            {
                text.Append(words.Data);
            }
            else if (child is IElement { LocalName: not ("script" or "style" or "svg" or "noscript") } inner)
            {
                text.Append(' ');
                open.Push((inner.ChildNodes, 0));
            }
        }

        return Squeeze(text.ToString());
    }

    public static string Squeeze(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
