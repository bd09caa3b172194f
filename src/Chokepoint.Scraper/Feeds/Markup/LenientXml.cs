using System.Text.RegularExpressions;

namespace Chokepoint.Scraper.Feeds.Markup;

/// <summary>
/// XML as feeds write it, to a tree: one pass, no step back, whatever is broken is read as the most likely meaning. Never
/// fails; a document without elements is an empty tree.
/// </summary>
internal sealed partial class LenientXml
{
    private readonly string source;
    private readonly CharacterReferences references = new();
    private readonly OpenElements open = new();
    private int at;
    private bool noMoreComments;
    private bool noMoreCData;

    private LenientXml(string source) => this.source = source;

    public static Element Read(string source)
    {
        var reader = new LenientXml(source);
        while (reader.at < source.Length)
        {
            reader.ReadNext();
        }

        return reader.open.Document;
    }

    private Element Top => open.Top;

    private void ReadNext()
    {
        var rest = source.AsSpan(at);
        if (rest[0] != '<')
        {
            ReadText(0);
        }
        else if (rest.StartsWith("<![CDATA[", StringComparison.OrdinalIgnoreCase))
        {
            ReadCData();
        }
        else if (rest.StartsWith("<!--", StringComparison.Ordinal))
        {
            SkipComment();
        }
        else if (rest is ['<', '?', ..])
        {
            SkipPast('>');
        }
        else if (rest is ['<', '!', ..])
        {
            SkipDeclaration();
        }
        else if (rest is ['<', '/', _, ..] && IsNameStart(rest[2]))
        {
            ReadEnd();
        }
        else if (rest.Length > 1 && IsNameStart(rest[1]))
        {
            ReadStart();
        }
        else
        {
            ReadText(1);
        }
    }

    private static bool IsNameStart(char value) => char.IsLetter(value) || value is '_';

    private void ReadText(int skip)
    {
        var end = source.IndexOf('<', at + skip);
        end = end < 0 ? source.Length : end;
        Top.Add(new Node(null, references.Decode(source.AsSpan(at, end - at))));
        at = end;
    }

    private void ReadCData()
    {
        at += "<![CDATA[".Length;
        var end = noMoreCData ? -1 : source.IndexOf("]]>", at, StringComparison.Ordinal);
        if (end < 0)
        {
            // Never closed: it ends with its element.
            noMoreCData = true;
            end = source.IndexOf($"</{Top.Name}", at, StringComparison.OrdinalIgnoreCase);
            end = end < 0 ? source.Length : end;
            Top.Add(new Node(null, source[at..end], IsCData: true));
            at = end;
            return;
        }

        Top.Add(new Node(null, source[at..end], IsCData: true));
        at = end + 3;
    }

    private void SkipComment()
    {
        var end = noMoreComments ? -1 : source.IndexOf("-->", at + 2, StringComparison.Ordinal);
        noMoreComments = end < 0;
        at = end < 0 ? at + 4 : end + 3;
    }

    private void SkipPast(char mark)
    {
        var end = source.IndexOf(mark, at);
        at = end < 0 ? source.Length : end + 1;
    }

    private void SkipDeclaration()
    {
        var subset = source.AsSpan(at).IndexOfAny('[', '>');
        if (subset < 0 || source[at + subset] == '>' || !source.AsSpan(at).StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
        {
            SkipPast('>');
            return;
        }

        var end = source.IndexOf(']', at + subset);
        if (end < 0)
        {
            at = source.Length;
            return;
        }

        foreach (Match match in EntityDeclaration().Matches(source[(at + subset)..end]))
        {
            references.Declare(match.Groups["name"].Value, match.Groups["text"].Value);
        }

        at = end;
        SkipPast('>');
    }

    private void ReadEnd()
    {
        var start = at + 2;
        var end = start + NameLength(start);
        var name = source.AsSpan(start, end - start);
        at = end;
        SkipPast('>');
        open.Close(name);
    }

    private void ReadStart()
    {
        var start = at + 1;
        var length = NameLength(start);
        var tag = TagText.Read(source, start + length);
        at = tag.End;
        var name = source.Substring(start, length);
        var scope = tag.Declares(open.Scope, references);
        var key = Vocabulary.Key(name, scope);
        open.CloseUnfinished(key);
        var element = new Element(name, key, Top);
        foreach (var (attribute, value) in tag.Attributes)
        {
            element.AddAttribute(Vocabulary.Key(attribute, scope, isAttribute: true), references.Decode(value));
        }

        Top.Add(new Node(element, null));
        if (!tag.IsClosed && !LenientNames.IsVoid(key))
        {
            open.Open(element, scope);
        }
    }

    private int NameLength(int start)
    {
        var end = start;
        while (end < source.Length && (char.IsLetterOrDigit(source[end]) || source[end] is '_' or '-' or '.' or ':'))
        {
            end++;
        }

        return end - start;
    }

    [GeneratedRegex("""<!ENTITY\s+(?<name>[\w.-]+)\s+["'](?<text>[^"'<]*)["']\s*>""", RegexOptions.NonBacktracking)]
    private static partial Regex EntityDeclaration();
}
